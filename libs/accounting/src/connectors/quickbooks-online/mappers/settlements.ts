import { Money } from '#kernel';
import type { WireLine, WireTransaction } from '../quickbooks-online.wire.js';
import { decimal } from './values.js';

/** What a payment pays: invoices and bills, and expenses that gave money back. */
const CHARGES: Readonly<Record<string, Charge['kind']>> = {
  Invoice: 'invoice',
  Bill: 'invoice',
  Expense: 'refund',
  Check: 'refund',
};
/** What a payment pays with, besides its money. */
const CREDITS: ReadonlySet<string> = new Set(['CreditMemo', 'VendorCredit']);

export interface Charge {
  kind: 'invoice' | 'refund';
  id: string;
  /** Paid in all. */
  amount: Money;
  /** Of that, by credits of the same payment. */
  byCredit: Money;
  line: WireLine;
}

export interface Pair {
  creditId: string;
  kind: Charge['kind'];
  chargeId: string;
  amount: Money;
}

export interface Settlement {
  charges: Charge[];
  pairs: Pair[];
}

/**
 * The service keeps the money and the credits of one step in one payment and does not say what paid what: credits are
 * counted for the lines in their order, invoices first, and money for the rest.
 */
export function settlementOf(wire: WireTransaction | undefined): Settlement {
  const lines = wire?.Line ?? [];
  const charges = lines
    .flatMap(chargesOf)
    .sort((one, other) => Number(isRefund(one)) - Number(isRefund(other)));
  const pairs: Pair[] = [];
  for (const { creditId, amount } of lines.flatMap(creditsOf)) {
    let left = amount;
    for (const charge of charges) {
      const part = lesser(left, charge.amount.minus(charge.byCredit));
      if (part.isZero()) continue;
      pairs.push({ creditId, kind: charge.kind, chargeId: charge.id, amount: part });
      charge.byCredit = charge.byCredit.plus(part);
      left = left.minus(part);
    }
  }
  return { charges, pairs };
}

/** What of a charge is paid with money. */
export function byMoney({ amount, byCredit }: Charge): Money {
  return amount.minus(byCredit);
}

function isRefund({ kind }: Charge): boolean {
  return kind === 'refund';
}

function chargesOf(line: WireLine): Charge[] {
  const link = line.LinkedTxn?.find(({ TxnType }) => TxnType !== undefined && TxnType in CHARGES);
  const kind = CHARGES[link?.TxnType ?? ''];
  if (!link?.TxnId || !kind) return [];
  return [{ kind, id: link.TxnId, amount: amountOf(line), byCredit: Money.zero, line }];
}

function creditsOf(line: WireLine): { creditId: string; amount: Money }[] {
  const link = line.LinkedTxn?.find(({ TxnType }) => CREDITS.has(TxnType ?? ''));
  return link?.TxnId ? [{ creditId: link.TxnId, amount: amountOf(line) }] : [];
}

export function hasCredits(wire: WireTransaction): boolean {
  return (wire.Line ?? []).some((line) => creditsOf(line).length > 0);
}

function amountOf(line: WireLine): Money {
  return Money.of(decimal(line.Amount ?? 0));
}

function lesser(one: Money, other: Money): Money {
  return one.compare(other) < 0 ? one : other;
}
