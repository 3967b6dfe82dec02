import type { Decimal } from 'decimal.js';
import { HomeRate, type Ledger, money, ZERO } from '../ledger/index.js';
import { child, refId, text } from '../store/doc.js';
import { typeName } from './entry-rows.js';
import { type OpenItem, type Side, wantedItems } from './open-items.js';
import { asOf, type Params } from './period.js';
import { type Content, cell, label, totalCell } from './shape.js';
import { type TableColumn, tableOf } from './table.js';

/** Something open as a row, with what is open of its party up to it. */
export interface OpenRow extends OpenItem {
  readonly balance?: Decimal;
}

const DAY = 86_400_000;

/** Every column that something open can fill. Payables have names of their own for their amounts. */
export function openColumns(ledger: Ledger, side: Side, date: string): TableColumn<OpenRow>[] {
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const nameOf = (kind: string, id = ''): string => {
    const doc = ledger.books.get(kind, id);
    return text(doc?.DisplayName) ?? text(doc?.FullyQualifiedName) ?? text(doc?.Name) ?? '';
  };
  const stampOf = ({ doc }: OpenRow, field: string) =>
    label((text(child(doc, 'MetaData')[field]) ?? '').slice(0, 10));
  const sums = (keys: readonly string[], title: string, of: (row: OpenRow) => Decimal) =>
    keys.map((key) => ({
      key,
      title,
      type: 'Money' as const,
      isSum: true,
      of: (row: OpenRow) => cell(of(row)),
    }));
  return [
    { key: 'tx_date', title: 'Date', type: 'Date', of: ({ doc }) => label(text(doc.TxnDate) ?? '') },
    { key: 'txn_type', title: 'Transaction Type', of: (row) => label(typeName(row.entity), row.doc.Id) },
    {
      key: 'doc_num',
      title: 'Num',
      of: ({ doc }) => label(text(doc.DocNumber) ?? text(doc.PaymentRefNum) ?? ''),
    },
    {
      key: entity === 'Customer' ? 'cust_name' : 'vend_name',
      title: entity,
      type: entity,
      of: ({ party }) => label(nameOf(entity, party), party),
    },
    { key: 'due_date', title: 'Due Date', type: 'Date', of: ({ dueDate }) => label(dueDate) },
    {
      key: 'past_due',
      title: 'Past Due',
      of: ({ dueDate }) =>
        label(String(Math.max(0, Math.round((Date.parse(date) - Date.parse(dueDate)) / DAY)))),
    },
    { key: 'memo', title: 'Memo/Description', of: ({ doc }) => label(text(doc.PrivateNote) ?? '') },
    { key: 'term_name', title: 'Terms', of: ({ doc }) => label(nameOf('Term', refId(doc, 'SalesTermRef'))) },
    {
      key: 'dept_name',
      title: 'Location',
      of: ({ doc }) => label(nameOf('Department', refId(doc, 'DepartmentRef'))),
    },
    {
      key: 'cust_bill_email',
      title: 'Billing email',
      of: ({ doc }) => label(text(child(doc, 'BillEmail').Address) ?? ''),
    },
    { key: 'create_date', title: 'Create Date', type: 'Date', of: (row) => stampOf(row, 'CreateTime') },
    {
      key: 'last_mod_date',
      title: 'Last Modified',
      type: 'Date',
      of: (row) => stampOf(row, 'LastUpdatedTime'),
    },
    ...sums(['subt_amount', 'subt_neg_amount', 'subt_home_amount', 'subt_neg_home_amount'], 'Amount', whole),
    ...sums(
      ['subt_open_bal', 'subt_neg_open_bal', 'subt_home_open_bal', 'subt_neg_home_open_bal'],
      'Open Balance',
      ({ home }) => home,
    ),
    ...['rbal_amount', 'rbal_neg_amount', 'rbal_nat_amount', 'rbal_home_amount'].map((key) => ({
      key,
      title: 'Balance',
      type: 'Money' as const,
      of: ({ balance }: OpenRow) => (balance ? totalCell(balance) : label('')),
    })),
  ];
}

/** What the document was about as a whole, on the side that it is open on. */
function whole({ doc, home }: OpenItem): Decimal {
  const amount = new HomeRate(doc).of(money(doc.TotalAmt)).abs();
  return home.isNegative() ? amount.negated() : amount;
}

/** What is open, document by document, under the customer or vendor it belongs to. */
export function balanceDetail(ledger: Ledger, params: Params, side: Side): Content {
  const date = asOf(ledger.books, params);
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const neg = side === 'receivable' ? '' : 'neg_';
  const table = tableOf(params, openColumns(ledger, side, date), [
    'tx_date',
    'txn_type',
    'doc_num',
    'due_date',
    `subt_${neg}amount`,
    `subt_${neg}open_bal`,
    `rbal_${neg}amount`,
  ]);
  const groups = new Map<string, OpenItem[]>();
  for (const item of wantedItems(ledger, params, side, date))
    groups.set(item.party, [...(groups.get(item.party) ?? []), item]);
  const named = [...groups].map(([id, items]) => ({
    title: label(text(ledger.books.get(entity, id)?.DisplayName) ?? id, id),
    items: running(items),
  }));
  named.sort((a, b) => (a.title.value.toLowerCase() < b.title.value.toLowerCase() ? -1 : 1));
  return {
    columns: table.columns,
    rows: named.map(({ title, items }) => table.section(title, items)),
    startPeriod: date,
    endPeriod: date,
  };
}

function running(items: readonly OpenItem[]): OpenRow[] {
  const byDay = [...items].sort((a, b) => (String(a.doc.TxnDate) < String(b.doc.TxnDate) ? -1 : 1));
  let balance = ZERO;
  return byDay.map((item) => {
    balance = balance.plus(item.home);
    return { ...item, balance };
  });
}
