import type { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import { type Basis, type Ledger, Totals } from '../ledger/index.js';
import type { Params, Period } from './period.js';

/** Which side an account is shown on: debit accounts as they are, credit accounts turned round. */
const CREDIT_TYPES = new Set([
  'Accounts Payable',
  'Credit Card',
  'Other Current Liability',
  'Long Term Liability',
  'Equity',
  'Income',
  'Other Income',
]);

export const RESULT_TYPES = [
  'Income',
  'Cost of Goods Sold',
  'Expense',
  'Other Income',
  'Other Expense',
] as const;

export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly amount: Decimal;
}

export function isCreditType(type: string): boolean {
  return CREDIT_TYPES.has(type);
}

export function basisOf(params: Params): Basis {
  const given = params.accounting_method || 'Accrual';
  const basis = (['Accrual', 'Cash'] as const).find((each) => each.toLowerCase() === given.toLowerCase());
  if (basis === undefined) throw faults.invalidEnum('accounting_method', given);
  return basis;
}

/** Debits less credits by account. */
export function accountTotals(ledger: Ledger, basis: Basis, end: string, start = ''): Totals<string> {
  const totals = new Totals<string>();
  for (const entry of ledger.entries(basis, end, start)) {
    for (const posting of entry.postings) totals.add(posting.account, posting.amount);
  }
  return totals;
}

/** The accounts of one type that moved, with the sign a reader expects, in the order of the chart. */
export function linesOf(ledger: Ledger, totals: Totals<string>, type: string): AccountLine[] {
  const sign = isCreditType(type) ? -1 : 1;
  return ledger.chart
    .all()
    .filter((account) => account.type === type && !totals.get(account.id).isZero())
    .map(({ id, number, name }) => ({
      id,
      name: number === '' ? name : `${number} ${name}`,
      type,
      amount: totals.get(id).times(sign),
    }));
}

/** Income less costs, from totals of debits less credits. */
export function netIncome(ledger: Ledger, totals: Totals<string>): Decimal {
  const types = new Set<string>(RESULT_TYPES);
  return ledger.chart
    .all()
    .filter(({ type }) => types.has(type))
    .reduce((net, { id }) => net.minus(totals.get(id)), totals.get('').times(0));
}

export function periodContent(period: Period, basis: Basis) {
  return { startPeriod: period.start, endPeriod: period.end, basis };
}
