import { Money } from '#kernel';
import type { InvoiceTotals } from './invoice-totals.js';

/** The same with the named amounts at two decimals, as every answer of the API shows money. */
export function inCents<T extends object, F extends keyof T>(shown: T, ...fields: F[]): T {
  const copy = { ...shown };
  for (const field of fields) {
    const amount = copy[field] as unknown;
    if (typeof amount === 'string') copy[field] = Money.of(amount).toFixed(2) as T[F];
  }
  return copy;
}

/** What an invoice adds up to with its lines and taxes, at two decimals. */
export function figuresInCents<T extends InvoiceTotals>(invoice: T): T {
  return {
    ...inCents<InvoiceTotals & T, keyof InvoiceTotals>(
      invoice,
      'subtotal',
      'discountAmount',
      'taxAmount',
      'total',
    ),
    lines: invoice.lines.map((line) => inCents(line, 'amount', 'taxAmount')),
    taxBreakdown: invoice.taxBreakdown.map((part) => inCents(part, 'taxable', 'amount')),
  };
}
