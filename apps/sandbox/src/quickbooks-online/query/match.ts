import { DATES } from '../entities/check-body.js';
import { faults } from '../faults/qbo-fault.js';
import { bodies, type Doc, isBody } from '../store/doc.js';
import { wholeSeconds } from '../store/wire-time.js';
import type { Condition, Literal } from './parse.js';

export type Test = (doc: Doc) => boolean;
const TIMES = new Set(['MetaData.LastUpdatedTime', 'MetaData.CreateTime']);

/** The value at a dotted path. A reference stands for its id: `CustomerRef = '5'`. */
export function valueAt(doc: Doc, path: string): unknown {
  let at: unknown = doc;
  // Most paths have one step; splitting them for every document of a long list would cost more than the comparison.
  if (!path.includes('.')) at = doc[path];
  else for (const step of path.split('.')) at = isBody(at) ? at[step] : undefined;
  if (isBody(at) && 'value' in at) return at.value;
  return isBody(at) && 'Address' in at ? at.Address : at;
}

/** Makes one test out of a condition, converting its values once. */
export function compile(condition: Condition): Test {
  const { field, operator, values } = condition;
  if (field === 'Id' && operator !== '=' && operator !== 'IN') {
    throw faults.queryInvalid(`Operator ${operator} is not supported for property Id`);
  }
  if (operator === 'LIKE') return like(field, values[0]);
  if (operator === 'IN' || operator === '=') {
    const tests = values.map((value) => comparison(field, '=', value));
    return (doc) => tests.some((test) => test(doc));
  }
  return comparison(field, operator, values[0] ?? '');
}

function comparison(field: string, operator: Condition['operator'], value: Literal): Test {
  if (TIMES.has(field)) {
    const bound = timeOf(value);
    return (doc) => holds(operator, Date.parse(String(valueAt(doc, field))) - bound);
  }
  if (DATES.has(field)) {
    const wanted = dayOf(field, value);
    return (doc) => {
      const actual = valueAt(doc, field);
      return typeof actual === 'string' && holds(operator, compare(actual, wanted));
    };
  }
  const [list, rest] = listed(field);
  if (rest) {
    const inner = comparison(rest, operator, value);
    return (doc) => bodies(doc[list]).some((entry) => inner(entry as Doc));
  }
  return (doc) => {
    const actual = valueAt(doc, field);
    // Fields that are absent match nothing, except that an absent flag is false.
    if (actual === undefined || actual === null) return isFalse(value) && operator === '=';
    return holds(operator, compare(actual, value));
  };
}

/** The head of a path that leads through a list, of which one entry is enough; and what follows it. */
function listed(field: string): [string, string | undefined] {
  const head = 'AttachableRef';
  return [head, field.startsWith(`${head}.`) ? field.slice(head.length + 1) : undefined];
}

/** Stamps have whole seconds, so a finer bound is cut to the second. */
export function timeOf(value: Literal): number {
  // A plus sign in a zone offset arrives as a space when the caller did not escape it.
  const ms = Date.parse(String(value).replace(/ (\d{2}:?\d{2})$/, '+$1'));
  if (Number.isNaN(ms)) throw faults.queryInvalid(`Invalid date time value: ${value}`);
  return wholeSeconds(ms);
}

/** The day of a date or of a moment; what is neither is refused. */
function dayOf(field: string, value: Literal): string {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(String(value)) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day)))
    throw faults.queryInvalid(`Invalid date value for property ${field}: ${value}`);
  return day;
}

function isFalse(value: Literal): boolean {
  return value === false || value === 'false';
}

function holds(operator: Condition['operator'], difference: number): boolean {
  if (operator === '=') return difference === 0;
  if (operator === '<') return difference < 0;
  if (operator === '>') return difference > 0;
  return operator === '<=' ? difference <= 0 : difference >= 0;
}

/** Numbers compare as numbers even when quoted; texts without regard to case. */
function compare(actual: unknown, wanted: Literal): number {
  if (typeof actual === 'boolean') return String(actual) === String(wanted).toLowerCase() ? 0 : Number.NaN;
  if (typeof actual === 'number') return actual - Number(wanted);
  const [left, right] = [String(actual).toLowerCase(), String(wanted).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `%` stands for any characters, and nothing else is special. */
function like(field: string, pattern: Literal | undefined): Test {
  const parts = String(pattern ?? '')
    .toLowerCase()
    .split('%');
  return (doc) => {
    const actual = valueAt(doc, field);
    return actual !== undefined && actual !== null && matches(String(actual).toLowerCase(), parts);
  };
}

function matches(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.at(-1) ?? '';
  let from = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
