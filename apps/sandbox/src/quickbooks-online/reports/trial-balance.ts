import { type Ledger, sum, ZERO } from '../ledger/index.js';
import { accountTotals, basisOf, periodContent } from './account-totals.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, data, label, type Row, totalCell } from './shape.js';

/** Every account's balance at the end of the period, debits beside credits. */
export function trialBalance(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const totals = accountTotals(ledger, basis, period.end);
  const accounts = ledger.chart.all().filter(({ id }) => !totals.get(id).isZero());
  const debits = accounts.map(({ id }) => (totals.get(id).isPositive() ? totals.get(id) : ZERO));
  const credits = accounts.map(({ id }) => (totals.get(id).isNegative() ? totals.get(id).negated() : ZERO));
  const rows: Row[] = accounts.map(({ id, number, name }, at) =>
    data(label(`${number} ${name}`.trim(), id), cell(debits[at] ?? ZERO), cell(credits[at] ?? ZERO)),
  );
  const total = [label('TOTAL'), totalCell(sum(debits)), totalCell(sum(credits))];
  return {
    columns: [
      column('', 'Account', 'account'),
      column('Debit', 'Money', 'debt_amt'),
      column('Credit', 'Money', 'credit_amt'),
    ],
    rows: [...rows, { Summary: { ColData: total }, type: 'Section', group: 'GrandTotal' }],
    ...periodContent(period, basis),
  };
}

export function accountList(ledger: Ledger): Content {
  const cells = ['Account', 'Type', 'Detail type', 'Description', 'Balance'];
  const totals = accountTotals(ledger, 'Accrual', '9999-12-31');
  return {
    columns: cells.map((title, at) =>
      column(title, at === 4 ? 'Money' : 'String', title.toLowerCase().replace(' ', '_')),
    ),
    rows: ledger.chart
      .all()
      .map(({ id, name, type, subType }) =>
        data(label(name, id), label(type), label(subType), label(''), cell(totals.get(id))),
      ),
  };
}
