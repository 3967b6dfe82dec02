import { type AppliedRate, afterDiscount, computeTax, type TaxRounding } from '#catalog';
import { DomainError, Money } from '#kernel';
import type { InvoiceLineRecord, InvoiceRecord, TaxPart } from './invoice.js';
import type { PricedLine } from './invoice-lines.js';
import { unknownTaxCode } from './invoicing-errors.js';

export interface InvoiceTotals
  extends Pick<InvoiceRecord, 'subtotal' | 'discountAmount' | 'taxAmount' | 'total'> {
  lines: InvoiceLineRecord[];
  taxBreakdown: TaxPart[];
}

/**
 * Tax and totals of priced lines: `subtotal - discountAmount + taxAmount = total`, to the cent.
 * `rates` holds what each tax code charges that day. Throws `INVOICING.UNKNOWN_TAX_CODE` and `INVOICING.NEGATIVE_TOTAL`.
 */
export function totalsOf(
  lines: readonly PricedLine[],
  rates: ReadonlyMap<string, readonly AppliedRate[]>,
  rounding: TaxRounding = 'per-line',
): InvoiceTotals {
  const subtotal = sumOf(lines.filter((line) => line.kind !== 'discount'));
  const discount = sumOf(lines.filter((line) => line.kind === 'discount')).negated();
  const taxed = lines.filter(isTaxed);
  const bases = afterDiscount(
    taxed.map((line) => Money.of(line.amount)),
    subtotal,
    discount,
  );
  const tax = computeTax(
    taxed.map((line, index) => ({ amount: bases[index] as Money, rates: ratesOf(line, rates) })),
    rounding,
  );
  const taxOf = new Map(taxed.map((line, index) => [line.lineNumber, tax.lines[index] as Money]));
  const total = subtotal.minus(discount).plus(tax.total);
  if (total.isNegative()) throw negativeTotal(total);
  return {
    lines: lines.map((line) => ({
      ...line,
      taxAmount: (taxOf.get(line.lineNumber) ?? Money.zero).toFixed(),
    })),
    subtotal: subtotal.toFixed(),
    discountAmount: discount.toFixed(),
    taxAmount: tax.total.toFixed(),
    total: total.toFixed(),
    taxBreakdown: tax.parts,
  };
}

/** Whether a stored invoice's figures add up: nothing may be lost between lines, tax and total. */
export function addsUp(
  invoice: Pick<InvoiceRecord, 'lines' | 'subtotal' | 'discountAmount' | 'taxAmount' | 'total'>,
): boolean {
  const { lines, subtotal, discountAmount, taxAmount, total } = invoice;
  const net = Money.of(subtotal).minus(discountAmount);
  return sumOf(lines).equals(net) && net.plus(taxAmount).equals(total);
}

function sumOf(lines: readonly { amount: string }[]): Money {
  return Money.sum(lines.map((line) => line.amount));
}

type TaxedLine = PricedLine & { taxCodeId: string };

function isTaxed(line: PricedLine): line is TaxedLine {
  return line.taxCodeId !== null;
}

function ratesOf(
  line: TaxedLine,
  rates: ReadonlyMap<string, readonly AppliedRate[]>,
): readonly AppliedRate[] {
  const found = rates.get(line.taxCodeId);
  if (found) return found;
  throw unknownTaxCode(line.lineNumber);
}

function negativeTotal(total: Money): DomainError {
  return new DomainError('INVOICING.NEGATIVE_TOTAL', `The total would be ${total.toFixed()}.`, {
    field: 'lines',
    fix: 'Take off no more than the lines add up to.',
  });
}
