import type { FieldProblem } from '../field-problem.js';
import { FORBIDDEN_NAMES, LIMITS } from '../limits.js';

/** A JSON Schema as an organization wrote it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = new Set([
  'items',
  'not',
  'if',
  'then',
  'else',
  'additionalProperties',
  'contains',
  'propertyNames',
]);
const LIST = new Set(['anyOf', 'allOf', 'oneOf']);
const NAMED = new Set(['properties', 'dependentSchemas']);
/** Each costs at most the value times what it says: see `schema-work`. */
const PLAIN = new Set([
  'type',
  'enum',
  'const',
  'format',
  'title',
  'description',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'required',
  'dependentRequired',
  'minContains',
  'maxContains',
]);
const INSTEAD: Readonly<Record<string, string>> = {
  pattern: 'Use "format" or "enum", or a rule with like(text, "PO-####").',
  patternProperties: 'Name the fields in "properties".',
  uniqueItems: 'Leave it out, or test it with a rule.',
  $ref: 'Write the schema where it is used: a schema is a tree here.',
  $dynamicRef: 'Write the schema where it is used: a schema is a tree here.',
};

/**
 * What keeps a schema from being used. A list of what is allowed, not of what is not: a schema is compiled to a function, and one
 * that is a tree of these keywords takes schema times record at most, which is counted before each check. References could
 * make it grow without end, patterns could take for ever, and addresses would be fetched.
 */
export function schemaProblems(schema: JsonSchema, path: string): FieldProblem[] {
  if (JSON.stringify(schema).length > LIMITS.schemaLength)
    return [
      problem(path, `A schema has at most ${LIMITS.schemaLength} characters.`, 'Keep what you need of it.'),
    ];
  const problems: FieldProblem[] = [];
  const walk = new Walk(problems);
  walk.schema(schema, path, 0);
  return problems.slice(0, LIMITS.problems);
}

class Walk {
  private parts = 0;

  constructor(private readonly problems: FieldProblem[]) {}

  schema(schema: unknown, path: string, depth: number): void {
    if (typeof schema === 'boolean') return;
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      this.tell(path, 'Here a schema is needed.', 'Write an object such as {"type": "string"}.');
      return;
    }
    this.parts++;
    const isTooMuch = this.parts > LIMITS.schemaParts || depth > LIMITS.schemaDepth;
    if (!isTooMuch)
      for (const [keyword, value] of Object.entries(schema))
        this.keyword(keyword, value, `${path}.${keyword}`, depth);
    else if (this.parts === LIMITS.schemaParts + 1 || depth === LIMITS.schemaDepth + 1)
      this.tell(path, 'The schema is too large or too deep.', 'Keep what you need of it.');
  }

  private keyword(keyword: string, value: unknown, path: string, depth: number): void {
    if (PLAIN.has(keyword) || (keyword === '$schema' && depth === 0)) return;
    if (keyword === 'multipleOf') this.multiple(value, path);
    else if (ONE.has(keyword)) this.schema(value, path, depth + 1);
    else if (LIST.has(keyword) && Array.isArray(value))
      for (const [index, one] of value.entries()) this.schema(one, `${path}.${index}`, depth + 1);
    else if (NAMED.has(keyword) && typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) this.named(name, one, path, depth + 1);
    else this.tell(path, `"${keyword.slice(0, 40)}" cannot be used in a schema here.`, insteadOf(keyword));
  }

  /** Numbers of JSON are binary in a validator: 19.99 is no multiple of 0.01 there. */
  private multiple(value: unknown, path: string): void {
    if (Number.isSafeInteger(value) && (value as number) > 0) return;
    const fix = 'Test parts of numbers with a rule: number(record.price) % 0.01 == 0.';
    this.tell(path, '"multipleOf" takes whole numbers here.', fix);
  }

  private named(name: string, schema: unknown, path: string, depth: number): void {
    if (FORBIDDEN_NAMES.has(name)) this.tell(path, `No field can be called "${name}".`, 'Leave it out.');
    else this.schema(schema, `${path}.${name}`, depth);
  }

  private tell(path: string, message: string, fix: string): void {
    this.problems.push(problem(path, message, fix));
  }
}

function insteadOf(keyword: string): string {
  return (Object.hasOwn(INSTEAD, keyword) && INSTEAD[keyword]) || 'Leave it out.';
}

function problem(path: string, message: string, fix: string): FieldProblem {
  return { path, message, fix };
}
