import type { schemas } from '#api-client';
import type { Definition, MappedField } from './field-mapping-actions';

export type Purpose = schemas['MappingPurposeAnswer'];

/** One field on screen; `key` stays while it is typed in. */
export interface DraftField {
  key: number;
  target: string;
  expression: string;
  required: boolean;
}

/** A mapping as it is typed. */
export interface MappingDraft {
  when: string;
  fields: readonly DraftField[];
  /** Tables, rules and schemas, as JSON. */
  rest: string;
}

let lastKey = 0;

export const newField = (target = '', required = false): DraftField => ({
  ...{ key: ++lastKey, target, required },
  expression: '',
});

/** What is stored, ready to be typed in; an empty one begins with what its purpose asks for. */
export function draftOf(definition: Definition, purpose: Purpose | undefined): MappingDraft {
  const { when = '', fields, rules = [], tables = {}, inputSchema = null, outputSchema = null } = definition;
  const asked = (purpose?.targets ?? []).filter(({ required }) => required);
  return {
    when,
    fields:
      fields.length > 0
        ? fields.map(({ target, expression, required = false }: MappedField) => ({
            ...{ key: ++lastKey, target, expression, required },
          }))
        : asked.map(({ name }) => newField(name, true)),
    rest: JSON.stringify({ tables, rules, inputSchema, outputSchema }, null, 2),
  };
}

/** What is sent; fields without a word yet are left out. Undefined while the rest is no JSON. */
export function readDraft({ when, fields, rest }: MappingDraft): Definition | undefined {
  const parsed = objectIn(rest.trim() === '' ? '{}' : rest);
  if (!parsed) return undefined;
  const { tables = {}, rules = [], inputSchema = null, outputSchema = null } = parsed as Partial<Definition>;
  return {
    ...(when.trim() !== '' && { when: when.trim() }),
    fields: fields
      .filter(({ target, expression }) => target !== '' && expression.trim() !== '')
      .map(({ target, expression, required }) => ({ target, expression: expression.trim(), required })),
    ...{ tables, rules, inputSchema, outputSchema },
  } as Definition;
}

const MOST_RECORDS = 50;

/** One record, or a list of them; else what keeps the text from being that. */
export type ReadRecords =
  | { records: object[]; problem?: undefined }
  | { records?: undefined; problem: 'notJson' | 'tooMany' };

export function readRecords(text: string): ReadRecords {
  const parsed = jsonIn(text);
  const records: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  if (!records.every(isObject)) return { problem: 'notJson' };
  return records.length > MOST_RECORDS ? { problem: 'tooMany' } : { records };
}

function objectIn(text: string): object | undefined {
  const parsed = jsonIn(text);
  return isObject(parsed) ? parsed : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
