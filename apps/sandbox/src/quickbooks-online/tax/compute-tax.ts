import { Decimal } from 'decimal.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, numeric, refId } from '../store/doc.js';
import { type AppliedRate, ratesOf, type TaxSide } from './tax-codes.js';

export interface TaxableLine {
  /** Before tax; with tax when `isInclusive`. */
  readonly amount: Decimal;
  readonly codeId: string;
}

export interface TaxTotal {
  readonly rateId: string;
  readonly percent: Decimal;
  net: Decimal;
  tax: Decimal;
}

export interface TaxResult {
  readonly totals: TaxTotal[];
  /** Amount before tax of each line, in order. */
  readonly nets: Decimal[];
}

export function cents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** Canadian books compute tax per line and per rate, half up to the cent, and then add the lines up by rate. */
export function computeTax(
  books: CompanyBooks,
  taxable: readonly TaxableLine[],
  options: { side: TaxSide; date: string; isInclusive: boolean },
): TaxResult {
  const totals = new Map<string, TaxTotal>();
  const nets = taxable.map((line) => {
    const rates = ratesOf(books, line.codeId, options.side, options.date);
    const net = options.isInclusive ? netOf(line.amount, rates) : line.amount;
    const taxes = options.isInclusive
      ? splitInclusive(line.amount.minus(net), net, rates)
      : taxesOf(net, rates);
    rates.forEach((rate, at) => {
      const total = totals.get(rate.rateId) ?? {
        rateId: rate.rateId,
        percent: rate.percent,
        net: new Decimal(0),
        tax: new Decimal(0),
      };
      total.net = total.net.plus(net);
      total.tax = total.tax.plus(taxes[at] ?? 0);
      totals.set(rate.rateId, total);
    });
    return net;
  });
  return { totals: [...totals.values()], nets };
}

function taxesOf(net: Decimal, rates: readonly AppliedRate[]): Decimal[] {
  let before = new Decimal(0);
  return rates.map((rate) => {
    const base = rate.isCompound ? net.plus(before) : net;
    const tax = cents(base.times(rate.percent).dividedBy(100));
    before = before.plus(tax);
    return tax;
  });
}

function netOf(gross: Decimal, rates: readonly AppliedRate[]): Decimal {
  let factor = new Decimal(1);
  for (const rate of rates) {
    const share = rate.percent.dividedBy(100);
    factor = rate.isCompound ? factor.times(share.plus(1)) : factor.plus(share);
  }
  return cents(gross.dividedBy(factor));
}

/** The last rate takes the remainder, so that net and taxes add up to the price that was agreed. */
function splitInclusive(tax: Decimal, net: Decimal, rates: readonly AppliedRate[]): Decimal[] {
  const taxes = taxesOf(net, rates);
  const rest = tax.minus(Decimal.sum(0, ...taxes.slice(0, -1)));
  return rates.map((_, at) => (at === rates.length - 1 ? rest : (taxes[at] ?? new Decimal(0))));
}

/**
 * The tax block of a document. A caller may override the tax of a rate by sending its own TaxLine, which counts as long as
 * it speaks of the same net amount; a block copied from an older state of the document does not.
 */
export function taxDetail(totals: readonly TaxTotal[], sent: Body): { detail: Body; total: Decimal } {
  const overrides = new Map<string, Decimal>();
  for (const line of bodies(sent.TaxLine)) {
    const detail = child(line, 'TaxLineDetail');
    const computed = totals.find((total) => total.rateId === refId(detail, 'TaxRateRef'));
    const [net, tax] = [numeric(detail.NetAmountTaxable), numeric(line.Amount)];
    if (computed && net !== undefined && tax !== undefined && computed.net.equals(net))
      overrides.set(computed.rateId, new Decimal(tax));
  }
  const taxLines = totals.map((total) => ({
    Amount: (overrides.get(total.rateId) ?? total.tax).toNumber(),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: total.rateId },
      PercentBased: true,
      TaxPercent: total.percent.toNumber(),
      NetAmountTaxable: total.net.toNumber(),
    },
  }));
  const sum = Decimal.sum(0, ...taxLines.map((line) => line.Amount));
  const detail: Body = { TotalTax: sum.toNumber() };
  if (refId(sent, 'TxnTaxCodeRef')) detail.TxnTaxCodeRef = sent.TxnTaxCodeRef;
  if (taxLines.length > 0) detail.TaxLine = taxLines;
  return { detail, total: sum };
}
