import type { Decimal } from 'decimal.js';
import { type Basis, type Entry, idIn, type Ledger, type Posting } from '../ledger/index.js';
import { type Body, child, refId, text } from '../store/doc.js';
import { valueName } from './grouping.js';
import { type ColData, cell, label, totalCell } from './shape.js';
import type { TableColumn } from './table.js';

/** One posting of an entry as a row, with the sign and the running balance that its report gives it. */
export interface EntryRow {
  readonly entry: Entry;
  readonly posting: Posting;
  readonly amount: Decimal;
  readonly balance?: Decimal;
}

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

export function typeName(entity: string): string {
  return TYPE_NAMES[entity] ?? entity;
}

/** Every column that a posting can fill. */
export function entryColumns(ledger: Ledger): TableColumn<EntryRow>[] {
  const docOf = ({ entry }: EntryRow): Body => ledger.books.get(entry.entity, entry.id) ?? {};
  const account = ({ posting }: EntryRow): ColData =>
    label(ledger.chart.info(posting.account).name, posting.account);
  const split = ({ entry, posting }: EntryRow): ColData => {
    const others = entry.postings.filter((each) => each !== posting);
    const [only] = others;
    return others.length === 1 && only
      ? label(ledger.chart.info(only.account).name, only.account)
      : label('-Split-');
  };
  const stampOf = (row: EntryRow, field: string): ColData =>
    label((text(child(docOf(row), 'MetaData')[field]) ?? '').slice(0, 10));
  const value = (dimension: Parameters<typeof idIn>[2]) => (row: EntryRow) => {
    const id = idIn(row.entry, row.posting, dimension);
    return id === '' ? label('') : label(valueName(ledger.books, dimension, id), id);
  };
  const money = (of: (row: EntryRow) => ColData) => ({ type: 'Money', of }) as const;
  return [
    { key: 'tx_date', title: 'Date', type: 'Date', of: ({ entry }) => label(entry.date) },
    {
      key: 'txn_type',
      title: 'Transaction Type',
      of: ({ entry }) => label(typeName(entry.entity), entry.id),
    },
    { key: 'doc_num', title: 'Num', of: ({ entry }) => label(entry.number) },
    { key: 'is_no_post', title: 'Posting', of: () => label('Yes') },
    { key: 'name', title: 'Name', of: (row) => partyOf(ledger, row.entry) },
    {
      key: 'memo',
      title: 'Memo/Description',
      of: (row) => label(row.posting.memo ?? text(docOf(row).PrivateNote) ?? ''),
    },
    { key: 'account_name', title: 'Account', of: account },
    { key: 'other_account', title: 'Split', of: split },
    { key: 'split_acc', title: 'Split', of: split },
    { key: 'due_date', title: 'Due Date', type: 'Date', of: (row) => label(text(docOf(row).DueDate) ?? '') },
    { key: 'term_name', title: 'Terms', of: (row) => label(termOf(ledger, docOf(row))) },
    { key: 'create_date', title: 'Create Date', type: 'Date', of: (row) => stampOf(row, 'CreateTime') },
    {
      key: 'last_mod_date',
      title: 'Last Modified',
      type: 'Date',
      of: (row) => stampOf(row, 'LastUpdatedTime'),
    },
    { key: 'cust_name', title: 'Customer', of: value('customer') },
    { key: 'vend_name', title: 'Supplier', of: value('vendor') },
    { key: 'emp_name', title: 'Employee', of: value('employee') },
    { key: 'klass_name', title: 'Class', of: value('class') },
    { key: 'dept_name', title: 'Location', of: value('department') },
    { key: 'item_name', title: 'Product/Service', of: value('item') },
    ...['subt_nat_amount', 'subt_nat_home_amount', 'subt_nat_amount_nt'].map((key) => ({
      key,
      title: 'Amount',
      isSum: true,
      ...money(({ amount }) => cell(amount)),
    })),
    {
      key: 'debt_amt',
      title: 'Debit',
      isSum: true,
      ...money(({ posting }) => (posting.amount.isPositive() ? cell(posting.amount) : label(''))),
    },
    {
      key: 'credit_amt',
      title: 'Credit',
      isSum: true,
      ...money(({ posting }) => (posting.amount.isNegative() ? cell(posting.amount.negated()) : label(''))),
    },
    ...['rbal_nat_amount', 'rbal_nat_home_amount', 'rbal_nat_amount_nt'].map((key) => ({
      key,
      title: 'Balance',
      ...money(({ balance }) => (balance ? totalCell(balance) : label(''))),
    })),
  ];
}

function partyOf(ledger: Ledger, { party }: Entry): ColData {
  const doc = party ? ledger.books.get(party.kind, party.id) : undefined;
  return label(text(doc?.DisplayName) ?? '', party?.id);
}

function termOf(ledger: Ledger, doc: Body): string {
  return text(ledger.books.get('Term', refId(doc, 'SalesTermRef') ?? '')?.Name) ?? '';
}

/** The entries of a period, oldest first. */
export function entriesByDay(ledger: Ledger, start: string, end: string, basis: Basis = 'Accrual'): Entry[] {
  const entries = [...ledger.entries(basis, end, start)];
  return entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
