import { type AccountInfo, type Ledger, sum, ZERO } from '../ledger/index.js';
import { type Body, child, text } from '../store/doc.js';
import { accountTotals, basisOf, periodContent } from './account-totals.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, data, label, type Row, totalCell } from './shape.js';
import { type TableColumn, tableOf } from './table.js';

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

/** The chart of accounts with what stands on each of them. */
export function accountList(ledger: Ledger, params: Params): Content {
  const totals = accountTotals(ledger, 'Accrual', '9999-12-31');
  const docOf = ({ id }: AccountInfo): Body => ledger.books.get('Account', id) ?? {};
  const stampOf = (account: AccountInfo, field: string) =>
    label((text(child(docOf(account), 'MetaData')[field]) ?? '').slice(0, 10));
  const known: TableColumn<AccountInfo>[] = [
    { key: 'account_name', title: 'Account', of: ({ id, name }) => label(name, id) },
    { key: 'account_num', title: 'Number', of: ({ number }) => label(number) },
    { key: 'account_type', title: 'Type', of: ({ type }) => label(type) },
    { key: 'detail_acc_type', title: 'Detail type', of: ({ subType }) => label(subType) },
    {
      key: 'account_desc',
      title: 'Description',
      of: (account) => label(text(docOf(account).Description) ?? ''),
    },
    { key: 'account_bal', title: 'Balance', type: 'Money', of: ({ id }) => cell(totals.get(id)) },
    { key: 'create_date', title: 'Create Date', type: 'Date', of: (row) => stampOf(row, 'CreateTime') },
    {
      key: 'last_mod_date',
      title: 'Last Modified',
      type: 'Date',
      of: (row) => stampOf(row, 'LastUpdatedTime'),
    },
  ];
  const usual = ['account_name', 'account_type', 'detail_acc_type', 'account_desc', 'account_bal'];
  const table = tableOf(params, known, usual);
  return { columns: table.columns, rows: table.rows(ledger.chart.all()) };
}
