import { type DecimalString, Money } from '#kernel';
import { type AppliedRate, computeTax, type TaxRounding, type TaxSum } from './compute-tax.js';
import { afterDiscount } from './spread-discount.js';

/** What an accounting system does with a document's lines, as data: add a system here when its connector comes. */
export interface TotalsRule {
  rounding: TaxRounding;
  /** Whether freight is charged beside the lines and takes no part in a discount. */
  isFreightApart: boolean;
}

/** By the system's id in `#accounting`. QuickBooks Online Canada: per line and per rate, then added up by rate. */
export const TOTALS_RULES = {
  'quickbooks-online': { rounding: 'per-line', isFreightApart: true },
} as const satisfies Record<string, TotalsRule>;

/** A system whose totals can be predicted. */
export type PredictableSystem = keyof typeof TOTALS_RULES;

export interface PredictedLine {
  /** Before tax, in cents. Negative for what is held back. */
  amount: DecimalString;
  /** What its tax code charges that day; null for a line without a code. */
  rates: readonly AppliedRate[] | null;
  isFreight?: boolean;
}

export interface PredictedDocument {
  lines: readonly PredictedLine[];
  /** Taken off before tax, over all lines that are not freight: an amount in cents, or a percentage of them. */
  discount?: { amount: DecimalString } | { percent: DecimalString } | null;
}

/** `subtotal - discount + freight + tax = total`, each in cents. */
export interface PredictedTotals {
  subtotal: string;
  discount: string;
  freight: string;
  tax: string;
  total: string;
  parts: TaxSum[];
}

/** What the connected system will compute for the document, to the cent, before it is sent there. Pure. */
export function predictTotals(rule: TotalsRule, document: PredictedDocument): PredictedTotals {
  const isApart = (line: PredictedLine): boolean => rule.isFreightApart && line.isFreight === true;
  const subtotal = sumOf(document.lines.filter((line) => !isApart(line)));
  const freight = sumOf(document.lines.filter(isApart));
  const discount = discountOf(document.discount ?? null, subtotal);
  const taxed = document.lines.filter(isTaxed);
  const discounted = taxed.filter((line) => !isApart(line));
  const left = afterDiscount(
    discounted.map((line) => Money.of(line.amount)),
    subtotal,
    discount,
  );
  const base = new Map(discounted.map((line, at) => [line, left[at] as Money]));
  const tax = computeTax(
    taxed.map((line) => ({ amount: base.get(line) ?? Money.of(line.amount), rates: line.rates })),
    rule.rounding,
  );
  return {
    subtotal: subtotal.toFixed(),
    discount: discount.toFixed(),
    freight: freight.toFixed(),
    tax: tax.total.toFixed(),
    total: subtotal.minus(discount).plus(freight).plus(tax.total).toFixed(),
    parts: tax.parts,
  };
}

function isTaxed(line: PredictedLine): line is PredictedLine & { rates: readonly AppliedRate[] } {
  return line.rates !== null;
}

function discountOf(discount: PredictedDocument['discount'], subtotal: Money): Money {
  if (!discount) return Money.zero;
  return 'amount' in discount ? Money.of(discount.amount) : subtotal.percent(discount.percent).toCents();
}

function sumOf(lines: readonly PredictedLine[]): Money {
  return Money.sum(lines.map((line) => line.amount));
}
