import { type Decimal } from 'decimal.js';
import { type Entry, type Ledger, ZERO } from '../ledger/index.js';
import { text } from '../store/doc.js';
import { accountTotals, basisOf, periodContent } from './account-totals.js';
import { type EntryRow, entriesByDay, entryColumns } from './entry-rows.js';
import { type Params, type Period, periodOf } from './period.js';
import { type Content, type DataRow, data, label, type Row, totalCell } from './shape.js';
import { type Table, tableOf } from './table.js';

const TRANSACTION = [
  'tx_date',
  'txn_type',
  'doc_num',
  'is_no_post',
  'name',
  'memo',
  'account_name',
  'other_account',
  'subt_nat_home_amount',
];
/** What the ledger and the detail of the income statement show of a posting. */
export const LEDGER = [
  'tx_date',
  'txn_type',
  'doc_num',
  'name',
  'memo',
  'split_acc',
  'subt_nat_amount',
  'rbal_nat_amount',
];
const JOURNAL = ['tx_date', 'txn_type', 'doc_num', 'name', 'memo', 'account_name', 'debt_amt', 'credit_amt'];
const SPLITS = [
  'tx_date',
  'txn_type',
  'doc_num',
  'is_no_post',
  'name',
  'memo',
  'account_name',
  'subt_nat_amount',
];

/** One row a posting document, oldest first: its first account, and what stands against it. */
export function transactionList(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const table = tableOf(params, entryColumns(ledger), TRANSACTION);
  return { ...frame(period, table), rows: table.rows(documents(ledger, period)) };
}

/** The same rows under the customer or vendor they belong to. */
export function transactionsByParty(ledger: Ledger, params: Params, kind: 'Customer' | 'Vendor'): Content {
  const period = periodOf(ledger.books, params);
  const table = tableOf(params, entryColumns(ledger), TRANSACTION);
  const groups = new Map<string, EntryRow[]>();
  for (const row of documents(ledger, period)) {
    const { party } = row.entry;
    if (party?.kind !== kind) continue;
    groups.set(party.id, [...(groups.get(party.id) ?? []), row]);
  }
  const rows = [...groups].map(([id, found]): Row => {
    const { Header, Rows } = table.section(
      label(text(ledger.books.get(kind, id)?.DisplayName) ?? id, id),
      found,
    );
    return { Header, Rows, type: 'Section' };
  });
  return { ...frame(period, table), rows };
}

function documents(ledger: Ledger, { start, end }: Period): EntryRow[] {
  return entriesByDay(ledger, start, end).flatMap((entry) => {
    const [posting] = entry.postings;
    return posting && entry.entity !== 'InventoryStart' ? [{ entry, posting, amount: posting.amount }] : [];
  });
}

const RESULT = new Set(['Income', 'Cost of Goods Sold', 'Expense', 'Other Income', 'Other Expense']);

/** Every posting by account, from what stood there before the period to what stands there after it. */
export function generalLedger(ledger: Ledger, params: Params): Content {
  const period = periodOf(ledger.books, params);
  const basis = basisOf(params);
  const table = tableOf(params, entryColumns(ledger), LEDGER);
  const before = accountTotals(ledger, basis, dayBefore(period.start));
  const byAccount = rowsByAccount(entriesByDay(ledger, period.start, period.end, basis));
  const rows = ledger.chart.all().flatMap(({ id, name, type }): Row[] => {
    const found = byAccount.get(id);
    const opening = RESULT.has(type) ? ZERO : before.get(id);
    if (!found && opening.isZero()) return [];
    const list = running(found ?? [], opening);
    const inner = [...(opening.isZero() ? [] : [beginning(table, opening)]), ...table.rows(list)];
    return [table.section(label(name, id), list, inner)];
  });
  return { ...frame(period, table), rows, basis };
}

function rowsByAccount(entries: readonly Entry[]): Map<string, EntryRow[]> {
  const found = new Map<string, EntryRow[]>();
  for (const entry of entries) {
    for (const posting of entry.postings) {
      const rows = found.get(posting.account) ?? [];
      rows.push({ entry, posting, amount: posting.amount });
      found.set(posting.account, rows);
    }
  }
  return found;
}

export function running(rows: readonly EntryRow[], opening: Decimal): EntryRow[] {
  let balance = opening;
  return rows.map((row) => {
    balance = balance.plus(row.amount);
    return { ...row, balance };
  });
}

function beginning(table: Table<EntryRow>, opening: Decimal): DataRow {
  const isBalance = ({ MetaData }: Table<EntryRow>['columns'][number]) =>
    MetaData?.some(({ Value }) => Value.startsWith('rbal')) ?? false;
  const cells = table.columns.slice(1).map((each) => (isBalance(each) ? totalCell(opening) : label('')));
  return data(label('Beginning Balance'), ...cells);
}

/** Every document with all its accounts, debits beside credits. */
export function journal(ledger: Ledger, params: Params): Content {
  return byDocument(ledger, params, JOURNAL);
}

export function transactionsWithSplits(ledger: Ledger, params: Params): Content {
  return byDocument(ledger, params, SPLITS);
}

function byDocument(ledger: Ledger, params: Params, usual: readonly string[]): Content {
  const period = periodOf(ledger.books, params);
  const table = tableOf(params, entryColumns(ledger), usual);
  const rows = entriesByDay(ledger, period.start, period.end).map((entry): Row => {
    const list = entry.postings.map((posting) => ({ entry, posting, amount: posting.amount }));
    const { Rows, Summary } = table.section(label(''), list);
    return { Rows, Summary: { ColData: [label(''), ...(Summary?.ColData.slice(1) ?? [])] }, type: 'Section' };
  });
  return { ...frame(period, table), rows };
}

function frame(period: Period, { columns }: Table<EntryRow>) {
  return { columns, ...periodContent(period, 'Accrual') };
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
