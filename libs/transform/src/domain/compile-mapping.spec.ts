import { computed } from '../../../kernel/src/testing/computed.js';
import { mapping, testContext } from '../testing/context.js';
import { compileMapping } from './compile-mapping.js';
import type { Fields } from './language/values.js';
import { LIMITS } from './limits.js';
import type { MappingDefinition } from './mapping-definition.js';

const run = (definition: MappingDefinition, record: Fields) =>
  compileMapping(definition).transform(record, testContext());

const problems = (definition: MappingDefinition): string[] => {
  try {
    compileMapping(definition);
    return [];
  } catch (error) {
    const { details } = error as { details: { problems: { path: string }[] } };
    return details.problems.map(({ path }) => path);
  }
};

describe('a mapping', () => {
  it('makes plain JSON with decimals as text, fields in fields, and later ones of earlier ones', () => {
    const { output, errors } = run(
      mapping({
        quantity: 'number(record.Menge, ",")',
        'price.net': 'withoutTax(number(record.Brutto, ","), "ON", today())',
        'price.total': 'round(out.quantity * out.price.net)',
        lines: 'record.items.map(x, { name: x.n, cost: x.c * 2 })',
        nothing: 'record.missing',
      }),
      { Menge: '2,5', Brutto: '113,00', items: [{ n: 'Pipe', c: 1.1 }] },
    );
    expect(errors).toEqual([]);
    expect(output).toEqual({
      quantity: '2.5',
      price: { net: '100', total: '250' },
      lines: [{ name: 'Pipe', cost: '2.2' }],
    });
  });

  it('tells every field that has no answer, with its path and what to do, and goes on with the others', () => {
    const { output, errors } = run(mapping({ a: 'number(record.x)', b: 'record.x + 1', c: '"fine"' }), {
      x: 'twelve',
    });
    expect(errors.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(errors.every(({ message, fix }) => message.length > 0 && fix.length > 0)).toBe(true);
    expect(output).toEqual({ c: 'fine' });
  });

  it('tells of a condition and of a rule that have no answer, and leaves the record out without its condition', () => {
    const asked = mapping({ a: '1' }, { when: 'record.x + 1 > 2' });
    expect(run(asked, { x: 'a' })).toMatchObject({ output: {}, errors: [{ path: '' }] });
    const rule = {
      name: 'r',
      check: 'record.x',
      message: 'm',
      fix: 'f',
      severity: 'error',
      target: 'a',
    } as const;
    expect(run(mapping({ a: '1' }, { rules: [rule] }), { x: 'a' }).errors).toMatchObject([
      { path: 'a', message: 'A rule needs yes or no, and got a text.' },
    ]);
  });

  it('lets yes and no through as they are, and nothing inside of a list', () => {
    const { output } = run(mapping({ flag: 'record.x', list: '[record.none, !record.x]' }), { x: true });
    expect(output).toEqual({ flag: true, list: [null, false] });
  });

  it('leaves out the records that it is not about', () => {
    const definition = mapping({ a: 'record.a' }, { when: '!isEmpty(record.a)' });
    expect(run(definition, { a: ' ' })).toMatchObject({ isLeftOut: true, output: {}, errors: [] });
    expect(run(definition, { a: '1' })).toMatchObject({ isLeftOut: false, output: { a: '1' } });
  });

  it('asks for what is required', () => {
    const fields = [{ target: 'party', expression: 'record.party', required: true }];
    expect(run(mapping({}, { fields }), { party: ' ' }).errors).toMatchObject([{ path: 'party' }]);
  });

  it('holds what comes in and what goes out to their schemas', () => {
    const definition = mapping(
      { total: 'record.total', day: 'record.day' },
      {
        inputSchema: { type: 'object', required: ['total'], properties: { total: { type: 'string' } } },
        outputSchema: {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          type: 'object',
          properties: {
            total: { type: 'string', format: 'decimal' },
            day: { type: 'string', format: 'date' },
          },
        },
      },
    );
    expect(run(definition, {}).errors).toMatchObject([{ path: 'total', message: '"total" is missing.' }]);
    expect(run(definition, { total: 5 }).errors).toMatchObject([
      { path: 'total', message: 'Here a text is needed.' },
    ]);
    expect(run(definition, { total: 'x', day: '2026-02-30' }).errors.map(({ path }) => path)).toEqual([
      'total',
      'day',
    ]);
    expect(run(definition, { total: '1.50', day: '2026-02-28' }).errors).toEqual([]);
  });

  it('applies its rules to what was made: some refuse, some only warn', () => {
    const rule = { name: 'r', fix: 'Ask the buyer.', target: 'price' };
    const definition = mapping(
      { price: 'number(record.price)' },
      {
        rules: [
          { ...rule, check: 'out.price <= 100', message: 'More than agreed.', severity: 'error' },
          { ...rule, check: 'out.price != 0', message: 'It is free.', severity: 'warning' },
        ],
      },
    );
    expect(run(definition, { price: '120' }).errors).toEqual([
      { path: 'price', message: 'More than agreed.', fix: 'Ask the buyer.' },
    ]);
    expect(run(definition, { price: '0' })).toMatchObject({
      errors: [],
      warnings: [{ message: 'It is free.' }],
    });
  });

  it('enriches from its own tables, which come before those that are brought along', () => {
    const definition = mapping(
      { item: 'lookup("items", record.code).sku ?? record.code' },
      { tables: { items: { 'A-1': { sku: 'BOILER' } } } },
    );
    expect(run(definition, { code: 'A-1' }).output).toEqual({ item: 'BOILER' });
    expect(run(definition, { code: 'B-9' }).output).toEqual({ item: 'B-9' });
    const brought = testContext(new Map([['items', new Map([['B-9', { sku: 'VALVE' }]])]]));
    const compiled = compileMapping(definition);
    for (const _of of ['one run', 'the same run']) {
      expect(compiled.transform({ code: 'A-1' }, brought).output).toEqual({ item: 'BOILER' });
    }
  });

  it('gives the same answer to the same record, however often it runs', () => {
    const compiled = compileMapping(mapping({ a: 'record.a', b: 'out.a + "!"' }));
    const answers = ['x', 'y', 'x'].map((a) => compiled.transform({ a }, testContext()).output);
    expect(answers).toEqual([
      { a: 'x', b: 'x!' },
      { a: 'y', b: 'y!' },
      { a: 'x', b: 'x!' },
    ]);
  });
});

describe('a mapping that cannot work', () => {
  it('is told with every place, not only the first', () => {
    const definition = mapping(
      { ok: '1', 'not a name': '2', 'a.__proto__': '3', 'ok.inner': '4', bad: 'record.' },
      {
        when: 'nope',
        rules: [{ name: 'r', check: '(', message: 'm', fix: 'f', severity: 'error', target: '' }],
        inputSchema: { type: 'string', pattern: '(a+)+$' },
      },
    );
    expect(problems(definition).sort()).toEqual(
      [
        ...['fields.1.target', 'fields.2.target', 'fields.3.target', 'fields.4.expression'],
        ...['inputSchema.pattern', 'rules.0.check', 'when'],
      ].sort(),
    );
  });

  it.each<[string, object]>([
    ['a reference', { properties: { a: { $ref: 'https://example.test/schema.json' } } }],
    ['a reference to itself', { $ref: '#' }],
    ['definitions', { $defs: { a: { type: 'string' } } }],
    ['an id', { $id: 'x' }],
    ['a pattern', { properties: { a: { type: 'string', pattern: '^(a|a)*$' } } }],
    ['patterns for names', { patternProperties: { '(a+)+': {} } }],
    ['unique entries', { type: 'array', uniqueItems: true }],
    ['a keyword that nobody knows', { frobnicate: true }],
    ['a type that is none', { type: 'money' }],
    ['a format that is none', { type: 'string', format: 'iban' }],
    ['a name that reaches a prototype', { properties: JSON.parse('{"__proto__": {"type": "string"}}') }],
    [
      'great depth',
      Array(40)
        .fill(0)
        .reduce((inner) => ({ type: 'array', items: inner }), { type: 'string' }),
    ],
    ['great width', { anyOf: Array(LIMITS.schemaParts + 1).fill({ type: 'string' }) }],
    ['great length', { description: 'x'.repeat(LIMITS.schemaLength) }],
  ])('because its schema has %s', (_, outputSchema) => {
    expect(problems(mapping({ a: '1' }, { outputSchema: outputSchema as never }))[0]).toMatch(
      /^outputSchema/,
    );
  });

  it('because it is larger than a mapping may be', () => {
    const fields = Array.from({ length: LIMITS.fields + 1 }, (_, n) => ({
      ...{ target: `f${n}`, expression: '1', required: false },
    }));
    expect(problems(mapping({}, { fields }))).toEqual(['fields']);
    expect(problems(mapping({}))).toEqual(['fields']);
    const rows = Object.fromEntries(Array.from({ length: LIMITS.tableRows + 1 }, (_, n) => [`${n}`, 'x']));
    expect(problems(mapping({ a: '1' }, { tables: { t: rows } }))).toEqual(['tables.t']);
  });
});

describe('a mapping written to do harm', () => {
  const bomb = mapping(
    Object.fromEntries([
      ['f0', '[record.t, record.t]'],
      ...Array.from({ length: 60 }, (_, n) => [`f${n + 1}`, `[out.f${n}, out.f${n}]`]),
    ]),
  );

  it('cannot write without end what is short to say', () => {
    const begun = computed();
    const { errors } = run(bomb, { t: 'x'.repeat(100) });
    expect(errors[0]?.message).toMatch(/too large|more steps|levels deep/);
    expect(computed() - begun).toBeLessThan(1_000);
  });

  it('ends every record within its steps, whatever its fields share', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`f${n}`, 'record.n.map(x, x * 2).length()']),
    );
    const { errors } = run(mapping(fields), { n: Array.from({ length: 500 }, (_, n) => n) });
    expect(errors[0]?.message).toContain('more steps');
  });

  it('makes no field of JavaScript, and nothing that came along reaches one', () => {
    const record = JSON.parse('{"inner": {"__proto__": {"polluted": true}, "a": 1}}');
    expect(run(mapping({ copy: 'record.inner' }), record).errors).toMatchObject([{ path: 'copy' }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
