import { Money } from '#kernel';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { Ref } from '../quickbooks-online.wire.js';

/** Digits after the point that prices, quantities and rates keep with us. */
const PLACES = 6;
/** What JavaScript prints of a number is exact when it is this short. */
const SHORT = /^-?\d{1,6}(\.\d{1,6})?$/;
const DELETED = / \(deleted( \d+)?\)$/;

/**
 * A number of the wire as exact text. The service computes some prices with all digits of a double
 * (33.333333333333336): what is beyond its own precision is cut before the text is read.
 */
export function decimal(value: number): string {
  const plain = String(value);
  if (SHORT.test(plain)) return plain;
  const shown = Math.abs(value) < 1e6 ? value.toFixed(8) : value.toPrecision(15);
  return Money.fromWireNumber(shown).rounded(PLACES).toString();
}

export function decimalOrNull(value: number | undefined): string | null {
  return value === undefined || value === null ? null : decimal(value);
}

export function numberOf(text: string): number {
  return Money.of(text).toWireNumber();
}

export function numberOrNone(text: string | null): number | undefined {
  return text === null ? undefined : numberOf(text);
}

export function textOrNull(value: string | undefined): string | null {
  return value?.trim() ? value : null;
}

/** The day of a date or of a date and time as it is written there. */
export function dayOrNull(value: string | undefined): string | null {
  return value ? value.slice(0, 10) : null;
}

export function dayOf(wire: { TxnDate?: string; MetaData?: { CreateTime?: string } }): string {
  const day = dayOrNull(wire.TxnDate ?? wire.MetaData?.CreateTime);
  if (day === null) throw new ConnectorError('validation', 'it has no date in QuickBooks.');
  return day;
}

export function idOrNull(ref: Ref | undefined): string | null {
  return ref?.value ? ref.value : null;
}

/** The id of a reference that every such record has. */
export function idOf(ref: Ref | undefined, what: string): string {
  if (!ref?.value) throw new ConnectorError('validation', `it has no ${what} in QuickBooks.`);
  return ref.value;
}

/** A reference; one that is there already is kept with its name, so that nothing seems to change. */
export function refOf(id: string, existing?: Ref): Ref {
  return existing?.value === id ? existing : { value: id };
}

export function refOrNone(id: string | null, existing?: Ref): Ref | undefined {
  return id === null ? undefined : refOf(id, existing);
}

/** The service frees the name of what is made inactive by adding "(deleted)"; with us it keeps its name. */
export function nameOf(name: string | undefined, isActive: boolean): string {
  return isActive ? (name ?? '') : (name ?? '').replace(DELETED, '');
}

/** The name to send: an inactive record keeps the one that the service gave it. */
export function nameFor(name: string, existing: { name?: string; Active?: boolean } | undefined): string {
  const isSame = existing?.Active === false && nameOf(existing.name, false) === name;
  return isSame && existing.name ? existing.name : name;
}
