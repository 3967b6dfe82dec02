import { Money } from '#kernel';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { WireDocument, WireTransaction } from '../quickbooks-online.wire.js';
import type { Line } from './read-lines.js';
import { decimal, decimalOrNull, idOrNull, numberOrNone, refOf, textOrNull } from './values.js';

/** The service's longest document number. */
const NUMBER_LENGTH = 21;
/** A voided transaction keeps its date and lines; its total is zero and its note begins with this word. */
const VOIDED = /^Voided\b[\s:.-]*/;

/** A document without a number is known by its id. */
export function numberOfDocument(wire: WireTransaction): string {
  return textOrNull(wire.DocNumber) ?? `QBO-${wire.Id}`;
}

export function docNumberOf(number: string, existing?: WireTransaction): string | undefined {
  if (existing && numberOfDocument(existing) === number) return existing.DocNumber;
  if (number.length > NUMBER_LENGTH) {
    throw new ConnectorError(
      'validation',
      `QuickBooks keeps document numbers of at most ${NUMBER_LENGTH} characters: shorten "${number}".`,
      { field: 'DocNumber' },
    );
  }
  return number;
}

export function isVoided(wire: WireTransaction): boolean {
  return VOIDED.test(wire.PrivateNote ?? '') && Money.fromWireNumber(decimal(wire.TotalAmt ?? 0)).isZero();
}

/** The note without the word that only says that the transaction is void. */
export function noteOf(wire: WireTransaction): string | null {
  return textOrNull(isVoided(wire) ? wire.PrivateNote?.replace(VOIDED, '') : wire.PrivateNote);
}

export function wireNoteOf(note: string | null, existing?: WireTransaction): string | undefined {
  return existing && noteOf(existing) === note ? existing.PrivateNote : (note ?? undefined);
}

export interface Money3 {
  currency: string;
  exchangeRate: string | null;
}

export function currencyOf(wire: WireTransaction, homeCurrency: string): Money3 {
  return {
    currency: idOrNull(wire.CurrencyRef) ?? homeCurrency,
    exchangeRate: decimalOrNull(wire.ExchangeRate),
  };
}

/** The rate goes along only when it differs from what is there: the service rounds less than we do. */
export function wireCurrencyOf(
  { currency, exchangeRate }: Money3,
  existing?: WireTransaction,
): WireTransaction {
  const isSame = existing !== undefined && decimalOrNull(existing.ExchangeRate) === exchangeRate;
  return {
    CurrencyRef: refOf(currency, existing?.CurrencyRef),
    ExchangeRate: isSame ? existing.ExchangeRate : numberOrNone(exchangeRate),
  };
}

export interface Totals {
  subtotal: string;
  discountAmount: string;
  taxAmount: string;
  total: string;
}

/** `subtotal` is before discounts and tax; tax and total are the service's own. */
export function totalsOf(wire: WireDocument, lines: readonly Line[]): Totals {
  const sum = (isDiscount: boolean) =>
    Money.sum(lines.filter((line) => (line.kind === 'discount') === isDiscount).map((line) => line.amount));
  return {
    subtotal: sum(false).toString(),
    discountAmount: positive(sum(true).negated()),
    taxAmount: decimal(wire.TxnTaxDetail?.TotalTax ?? 0),
    total: decimal(wire.TotalAmt ?? 0),
  };
}

function positive(amount: Money): string {
  return amount.isZero() ? '0' : amount.toString();
}

export function numbered<T>(lines: readonly T[]): (T & { lineNumber: number })[] {
  return lines.map((line, index) => ({ lineNumber: index + 1, ...line }));
}
