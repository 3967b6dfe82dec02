import { computed } from '../../../../kernel/src/testing/computed.js';
import { mapping, testContext } from '../../testing/context.js';
import { compileMapping } from '../compile-mapping.js';
import { LIMITS } from '../limits.js';
import { compileSchema } from './compile-schema.js';
import type { JsonSchema } from './schema-rules.js';

const check = (schema: JsonSchema, value: unknown) => {
  const compiled = compileSchema(schema, 'inputSchema');
  if (!('check' in compiled)) throw new Error(compiled.problems[0]?.message);
  const begun = computed();
  return { problems: compiled.check(value), ms: computed() - begun };
};
const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}`);
const listOf = (items: JsonSchema): JsonSchema => ({ properties: { list: { type: 'array', items } } });
const TOO_LARGE = { path: '', message: 'This record is too large for its schema.' };

describe('the work of a schema', () => {
  it.each<[string, JsonSchema, unknown]>([
    ['a long list of words', listOf({ enum: names(6_000) }), Array(40_000).fill('none of them')],
    [
      'many fields that are missing',
      listOf({ type: 'object', required: names(5_000) }),
      Array(5_000).fill({}),
    ],
    [
      'many schemas of one value',
      listOf({ allOf: Array(400).fill({ format: 'email' }) }),
      Array(40_000).fill('a@b'),
    ],
    [
      'one among many that is never found',
      { properties: { list: { contains: { type: 'null' } } } },
      Array(90_000).fill(1),
    ],
    [
      'long texts measured often',
      listOf({ allOf: Array(400).fill({ maxLength: 9 }) }),
      Array(100).fill('x'.repeat(10_000)),
    ],
    [
      'long names of fields',
      { properties: { list: { propertyNames: { enum: names(6_000) } } } },
      Object.fromEntries(names(90_000).map((name) => [name, 1])),
    ],
  ])('is counted before it is begun: %s', (_, schema, list) => {
    const { problems, ms } = check(schema, { list });
    expect(problems).toMatchObject([TOO_LARGE]);
    expect(ms).toBeLessThan(1_000);
  });

  it('ends at the first problem where telling all of them would be much', () => {
    const long = listOf({ type: 'object', required: names(1_000) });
    expect(check(long, { list: Array(100).fill({}) }).problems).toMatchObject([
      { path: 'list.0.n0', message: '"n0" is missing.' },
    ]);
    expect(check(long, { list: [{}] }).problems).toHaveLength(LIMITS.problems);
  });

  it('leaves room for a document of many lines', () => {
    const line = {
      type: 'object',
      required: names(10),
      additionalProperties: false,
      properties: Object.fromEntries(names(10).map((name) => [name, { type: 'string', format: 'decimal' }])),
    };
    const list = Array(2_000).fill(Object.fromEntries(names(10).map((name) => [name, '1.50'])));
    expect(check(listOf(line), { list }).problems).toEqual([]);
    const wrong = check(listOf(line), { list: [{}, { other: 1 }] }).problems;
    expect(wrong).toHaveLength(21);
  });
});

describe('a schema that asks for multiples', () => {
  const problems = (multipleOf: unknown) => {
    try {
      compileMapping(mapping({ a: '1' }, { inputSchema: { properties: { n: { multipleOf } } } }));
      return [];
    } catch (error) {
      return (error as { details: { problems: { path: string; fix: string }[] } }).details.problems;
    }
  };

  it('asks for whole ones: 19.99 is no multiple of 0.01 in binary', () => {
    expect(problems(0.01)).toMatchObject([{ path: 'inputSchema.properties.n.multipleOf' }]);
    expect(problems('5')).toHaveLength(1);
    expect(problems(12)).toEqual([]);
    const dozens = compileMapping(
      mapping({ a: '1' }, { inputSchema: { properties: { n: { multipleOf: 12 } } } }),
    );
    expect(dozens.transform({ n: 24 }, testContext()).errors).toEqual([]);
    expect(dozens.transform({ n: 25 }, testContext()).errors).toHaveLength(1);
  });
});
