import type { Decimal } from 'decimal.js';
import { decimalOfNumber, isDecimal } from './decimals.js';
import { refused } from './expression.errors.js';

/** Fields by name. What a record brings along stays as it came until it is looked at: see `asValue`. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an expression can be: numbers are exact decimals, days are texts `YYYY-MM-DD`. */
export type Value = null | boolean | string | Decimal | readonly unknown[] | Fields;

/** A value of a record, or of what an expression made of one. What is no data is nothing. */
export function asValue(raw: unknown): Value {
  switch (typeof raw) {
    case 'string':
    case 'boolean':
      return raw;
    case 'number':
      return decimalOfNumber(raw);
    case 'object':
      return raw as Value;
    default:
      return null;
  }
}

export function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isDecimal(value);
}

/** An object's own field; what it inherits from JavaScript is nothing. */
export function fieldOf(value: Value, name: string): Value {
  if (value === null) return null;
  if (!isFields(value))
    throw refused(
      `${kindOf(value)} has no field "${name.slice(0, 40)}".`,
      'Look at what this part of the record is.',
    );
  return Object.hasOwn(value, name) ? asValue(value[name]) : null;
}

/** In words, to begin a sentence with. */
export function kindOf(value: Value): string {
  if (value === null) return 'Nothing';
  if (value === true || value === false) return 'Yes or no';
  if (typeof value === 'string') return 'A text';
  if (isDecimal(value)) return 'A number';
  return Array.isArray(value) ? 'A list' : 'A record';
}

/** No value, no text but spaces, no entry. */
export function isEmpty(value: Value): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

export function areEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  if (isDecimal(left) && isDecimal(right)) return left.equals(right);
  if (typeof left === typeof right && typeof left !== 'object') return left === right;
  throw refused(
    `${kindOf(left)} and ${kindOf(right).toLowerCase()} cannot be compared.`,
    'Make them alike first: number(x) reads a text as a number, text(x) writes a number as text.',
  );
}

export function textIn(value: Value, place: string): string {
  if (typeof value === 'string') return value;
  throw unfit(value, place, 'a text', 'Write text(x), or x ?? "" where it may be missing.');
}

export function decimalIn(value: Value, place: string): Decimal {
  if (isDecimal(value)) return value;
  throw unfit(value, place, 'a number', 'Write number(x), or x ?? 0 where it may be missing.');
}

export function booleanIn(value: Value, place: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unfit(value, place, 'yes or no', 'Compare it with something: x == "yes".');
}

export function listIn(value: Value, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unfit(value, place, 'a list', 'Write x ?? [] where it may be missing.');
}

function unfit(value: Value, place: string, wanted: string, fix: string) {
  return refused(`${place} needs ${wanted}, and got ${kindOf(value).toLowerCase()}.`, fix);
}
