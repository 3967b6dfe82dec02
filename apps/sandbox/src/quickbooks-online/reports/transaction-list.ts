import { type Entry, type Ledger, sum } from '../ledger/index.js';
import { text } from '../store/doc.js';
import { basisOf, periodContent } from './account-totals.js';
import { type Params, periodOf } from './period.js';
import { type Content, cell, column, type DataRow, data, label, type Row, totalCell } from './shape.js';

const COLUMNS = [
  column('Date', 'Date', 'tx_date'),
  column('Transaction Type', 'String', 'txn_type'),
  column('Num', 'String', 'doc_num'),
  column('Posting', 'String', 'is_no_post'),
  column('Name', 'String', 'name'),
  column('Memo/Description', 'String', 'memo'),
  column('Account', 'String', 'account_name'),
  column('Split', 'String', 'other_account'),
  column('Amount', 'Money', 'subt_nat_home_amount'),
];

const TYPE_NAMES: Readonly<Record<string, string>> = {
  CreditMemo: 'Credit Memo',
  BillPayment: 'Bill Payment (Cheque)',
  JournalEntry: 'Journal Entry',
  Purchase: 'Expense',
  SalesReceipt: 'Sales Receipt',
  RefundReceipt: 'Refund',
  VendorCredit: 'Supplier Credit',
  InventoryStart: 'Inventory Starting Value',
};

/** One row a posting document, oldest first. */
export function transactionList(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const entries = sortedEntries(ledger, period.start, period.end).filter(
    (entry) => entry.entity !== 'InventoryStart',
  );
  return {
    columns: COLUMNS,
    rows: entries.map((entry) => transactionRow(ledger, entry)),
    startPeriod: period.start,
    endPeriod: period.end,
  };
}

/** The same rows under the customer or vendor they belong to. */
export function transactionsByParty(ledger: Ledger, params: Params, kind: 'Customer' | 'Vendor'): Content {
  const period = periodOf(ledger.books, params);
  const groups = new Map<string, DataRow[]>();
  for (const entry of sortedEntries(ledger, period.start, period.end)) {
    if (entry.party?.kind !== kind) continue;
    const rows = groups.get(entry.party.id) ?? [];
    rows.push(transactionRow(ledger, entry));
    groups.set(entry.party.id, rows);
  }
  const rows = [...groups].map(([id, found]): Row => {
    const name = text(ledger.books.get(kind, id)?.DisplayName) ?? id;
    return { Header: { ColData: [label(name, id)] }, Rows: { Row: found }, type: 'Section' };
  });
  return { columns: COLUMNS, rows, startPeriod: period.start, endPeriod: period.end };
}

/** Every posting by account with its running balance. */
export function generalLedger(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const byAccount = new Map<string, { entry: Entry; amount: Entry['postings'][number]['amount'] }[]>();
  for (const entry of sortedEntries(ledger, period.start, period.end, basis)) {
    for (const { account, amount } of entry.postings) {
      const found = byAccount.get(account) ?? [];
      found.push({ entry, amount });
      byAccount.set(account, found);
    }
  }
  const rows = ledger.chart.all().flatMap(({ id, name }): Row[] => {
    const found = byAccount.get(id);
    if (!found) return [];
    const total = [
      label(`Total for ${name}`),
      ...Array.from({ length: 4 }, () => label('')),
      totalCell(sum(found.map((each) => each.amount))),
    ];
    return [
      {
        Header: { ColData: [label(name, id)] },
        Rows: { Row: found.map(({ entry, amount }) => data(...common(ledger, entry), cell(amount))) },
        Summary: { ColData: total },
        type: 'Section',
      },
    ];
  });
  const columns = [
    ...COLUMNS.slice(0, 3),
    ...COLUMNS.slice(4, 6),
    column('Amount', 'Money', 'subt_nat_amount'),
  ];
  return { columns, rows, ...periodContent(period, basis) };
}

function common(ledger: Ledger, entry: Entry) {
  const name = entry.party
    ? text(ledger.books.get(entry.party.kind, entry.party.id)?.DisplayName)
    : undefined;
  return [
    label(entry.date),
    label(TYPE_NAMES[entry.entity] ?? entry.entity, entry.id),
    label(entry.number),
    label(name ?? '', entry.party?.id),
    label(text(ledger.books.get(entry.entity, entry.id)?.PrivateNote) ?? ''),
  ];
}

function transactionRow(ledger: Ledger, entry: Entry): DataRow {
  const [date, type, number, name, memo] = common(ledger, entry);
  const [first, ...others] = entry.postings;
  const account = first === undefined ? '' : ledger.chart.info(first.account).name;
  const split = others.length === 1 && others[0] ? ledger.chart.info(others[0].account).name : '-Split-';
  const cells = [date, type, number, label('Yes'), name, memo, label(account, first?.account), label(split)];
  const amount = first === undefined ? { value: '' } : cell(first.amount);
  return data(...cells.flatMap((each) => each ?? []), amount);
}

function sortedEntries(
  ledger: Ledger,
  start: string,
  end: string,
  basis: 'Accrual' | 'Cash' = 'Accrual',
): Entry[] {
  const entries = [...ledger.entries(basis, end, start)];
  return entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
