import { Money } from '#kernel';
import type { TaxComponent } from '../tax.js';

/** A rate as it applies to one line. */
export type AppliedRate = Pick<TaxComponent, 'taxRateId' | 'name' | 'percent' | 'onTax'>;

/** Where half a cent is rounded up: on each line for each rate, or once for each rate of the document. */
export const TAX_ROUNDINGS = ['per-line', 'per-invoice'] as const;
export type TaxRounding = (typeof TAX_ROUNDINGS)[number];

export interface TaxableLine {
  /** Before tax, after the line's share of a discount. Negative for what is taken off, e.g. a holdback. */
  amount: Money;
  /** In the order they apply; empty for a line without tax. */
  rates: readonly AppliedRate[];
}

/** What one rate contributed. */
export interface TaxSum {
  taxRateId: string;
  name: string;
  percent: string;
  /** The amount that the rate was applied to. */
  taxable: string;
  amount: string;
}

export interface ComputedTax {
  /** The tax of each line in cents, in order. They add up to `total`. */
  lines: Money[];
  total: Money;
  /** In the order the rates first appeared. They add up to `total`. */
  parts: TaxSum[];
}

interface Share {
  line: number;
  rate: AppliedRate;
  taxable: Money;
  tax: Money;
}

/** Tax of a document: the one place where a tax is rounded, half a cent away from zero. */
export function computeTax(lines: readonly TaxableLine[], rounding: TaxRounding = 'per-line'): ComputedTax {
  const byRate = new Map<string, Share[]>();
  lines.forEach(({ amount, rates }, line) => {
    for (const share of sharesOf(line, amount, rates, rounding)) {
      // One rate at two percentages (its percentage changed between two days) is two parts.
      const key = `${share.rate.taxRateId} ${share.rate.percent}`;
      const same = byRate.get(key);
      if (same) same.push(share);
      else byRate.set(key, [share]);
    }
  });
  const taxOf = new Map<number, Money>();
  const parts = [...byRate.values()].map((shares) => {
    const { rate } = shares[0] as Share;
    const sum = Money.sum(shares.map(({ tax }) => tax)).toCents();
    for (const { line, tax } of inWholeCents(shares, sum))
      taxOf.set(line, (taxOf.get(line) ?? Money.zero).plus(tax));
    const taxable = Money.sum(shares.map((share) => share.taxable));
    const { taxRateId, name, percent } = rate;
    return { taxRateId, name, percent, taxable: taxable.toFixed(), amount: sum.toFixed() };
  });
  return {
    lines: lines.map((_, line) => taxOf.get(line) ?? Money.zero),
    total: Money.sum(parts.map(({ amount }) => amount)),
    parts,
  };
}

function sharesOf(
  line: number,
  amount: Money,
  rates: readonly AppliedRate[],
  rounding: TaxRounding,
): Share[] {
  let before = Money.zero;
  return rates.map((rate) => {
    const exact = (rate.onTax ? amount.plus(before) : amount).percent(rate.percent);
    const tax = rounding === 'per-line' ? exact.toCents() : exact;
    before = before.plus(tax);
    return { line, rate, taxable: amount, tax };
  });
}

interface CentShare {
  line: number;
  tax: Money;
  /** What rounding took off it; below zero where rounding added. */
  lost: Money;
}

/** Shares in cents that add up to `sum`: the odd cents go to those that lost most by rounding, earlier ones first. */
function inWholeCents(shares: readonly Share[], sum: Money): CentShare[] {
  const rounded = shares.map(({ line, tax }): CentShare => {
    const cents = tax.toCents();
    return { line, tax: cents, lost: tax.minus(cents) };
  });
  const rest = sum.minus(Money.sum(rounded.map(({ tax }) => tax)));
  if (rest.isZero()) return rounded;
  const [cent, sign] = rest.isNegative() ? ['-0.01', -1] : ['0.01', 1];
  const byLoss = [...rounded].sort((a, b) => sign * b.lost.compare(a.lost));
  const count = Number(rest.dividedBy(cent).toString());
  for (const share of byLoss.slice(0, count)) share.tax = share.tax.plus(cent);
  return rounded;
}
