import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isInstant, isLocalDate } from '#kernel';
import type { FieldProblem } from '../field-problem.js';
import { LIMITS } from '../limits.js';
import { type JsonSchema, schemaProblems } from './schema-rules.js';
import { weigh, workOf } from './schema-work.js';

/** Answers what is wrong with a value; an empty list when nothing is. */
export type SchemaCheck = (value: unknown) => FieldProblem[];

const FORMATS = {
  date: (text: string) => isLocalDate(text),
  'date-time': (text: string) => isInstant(text),
  /** Money and quantities, as they travel everywhere here. */
  decimal: /^-?\d{1,15}(\.\d{1,15})?$/,
  currency: /^[A-Z]{3}$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  email: (text: string) => text.length <= 254 && /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text),
};

/** Reads schemas themselves. One for all: it keeps nothing of what it reads. */
const grammar = new Ajv2020({ strict: true, logger: false, formats: FORMATS });

/**
 * Compiles a schema once. Every schema has a compiler of its own, so that what one organization wrote is forgotten with its
 * mapping and can meet nobody else's. Answers the problems of a schema that cannot be used.
 */
export function compileSchema(
  schema: JsonSchema,
  path: string,
): { check: SchemaCheck } | { problems: FieldProblem[] } {
  const problems = schemaProblems(schema, path);
  if (problems.length > 0) return { problems };
  const bare = withoutAddress(schema);
  try {
    if (!grammar.validateSchema(bare)) return { problems: [unreadable(path, grammar.errors?.[0]?.message)] };
    return { check: checkOf(bare) };
  } catch (error) {
    return { problems: [unreadable(path, error instanceof Error ? error.message : undefined)] };
  }
}

/** Counts before it checks: what a person wrote is held against what another sent, and both can be long. */
function checkOf(schema: JsonSchema): SchemaCheck {
  const [validate, weight] = [validatorOf(schema, false), weigh(schema)];
  let everything: ValidateFunction | undefined;
  return (value) => {
    const steps = workOf(weight, value, LIMITS.schemaSteps);
    if (steps > LIMITS.schemaSteps) return [tooLarge()];
    if (validate(value)) return [];
    if (steps > LIMITS.schemaStepsForAll) return problemsOf(validate);
    everything ??= validatorOf(schema, true);
    everything(value);
    return problemsOf(everything);
  };
}

/** `allErrors`: tells everything that is wrong, and keeps all of it in memory until then. */
function validatorOf(schema: JsonSchema, allErrors: boolean): ValidateFunction {
  return new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors,
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    formats: FORMATS,
  }).compile(schema);
}

function problemsOf(validate: ValidateFunction): FieldProblem[] {
  const problems = (validate.errors ?? []).slice(0, LIMITS.problems).map(told);
  validate.errors = null;
  return problems;
}

function tooLarge(): FieldProblem {
  return {
    path: '',
    message: 'This record is too large for its schema.',
    fix: 'Divide the record, or ask less of each of its entries: fewer words to choose from, fewer schemas.',
  };
}

/** Which dialect it is written in is known here; the word would be looked up. */
function withoutAddress({ $schema: _dialect, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function unreadable(path: string, why = 'it is not a JSON Schema'): FieldProblem {
  return {
    path,
    message: `The schema cannot be read: ${why.slice(0, 200)}.`,
    fix: 'Look the keyword up in JSON Schema 2020-12.',
  };
}

type Teller = (params: Record<string, unknown>) => [message: string, fix: string];

const TOLD: Readonly<Record<string, Teller>> = {
  type: ({ type }) => [
    `Here ${kinds(type)} is needed.`,
    'Send it so, or change the expression that makes it.',
  ],
  required: ({ missingProperty }) => [`"${missingProperty}" is missing.`, 'Send it, or map something to it.'],
  dependentRequired: ({ missingProperty }) => [`"${missingProperty}" is missing.`, 'Send it with the other.'],
  additionalProperties: ({ additionalProperty }) => [
    `"${additionalProperty}" is not a field that is expected.`,
    'Leave it out, or add it to the schema.',
  ],
  enum: ({ allowedValues }) => [
    `This is none of: ${(allowedValues as unknown[]).slice(0, 12).map(String).join(', ')}.`,
    'Send one of these, or translate it with lookup().',
  ],
  const: ({ allowedValue }) => [`Here only ${String(allowedValue)} can stand.`, 'Send exactly this.'],
  format: ({ format }) => [
    `This is no ${format}.`,
    EXAMPLES[String(format)] ?? 'Write it as the format asks.',
  ],
};

const EXAMPLES: Readonly<Record<string, string>> = {
  date: 'Write it as 2026-11-21, or read it with day(x, "DMY").',
  decimal: 'Write it as 1234.50, or read it with number(x).',
  currency: 'Write its three capitals, for example CAD.',
};

function told({ keyword, instancePath, params, message }: ErrorObject): FieldProblem {
  const missing = keyword === 'required' ? `/${String(params.missingProperty)}` : '';
  const [sentence, fix] = TOLD[keyword]?.(params) ?? [
    `This ${message ?? 'does not fit the schema'}.`,
    'Send it as the schema asks.',
  ];
  return { path: pathOf(instancePath + missing), message: sentence, fix };
}

/** A JSON pointer as the paths of the house: `/lines/2/quantity` is `lines.2.quantity`. */
function pathOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}

function kinds(type: unknown): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'a record',
    null: 'nothing',
  };
  return [type]
    .flat()
    .map((one) => words[String(one)] ?? String(one))
    .join(' or ');
}
