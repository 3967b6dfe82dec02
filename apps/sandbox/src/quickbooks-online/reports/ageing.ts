import type { Decimal } from 'decimal.js';
import { type Ledger, sum, ZERO } from '../ledger/index.js';
import { type OpenItem, openItems, type Side } from './open-items.js';
import { partyRows } from './party-rows.js';
import { asOf, type Params } from './period.js';
import { type Content, cell, column, data, label, type Row, totalCell } from './shape.js';

const BUCKETS = ['Current', '1 - 30', '31 - 60', '61 - 90', '91 and over'] as const;
const COLUMN_KEYS = ['current', '0', '1', '2', '3'] as const;
const DAY = 86_400_000;

/** What is owed by age, counted from the due date. */
export function agedSummary(ledger: Ledger, params: Params, side: Side): Content {
  const date = asOf(ledger.books, params);
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const wanted = filterOf(params, entity);
  const byParty = new Map<string, Decimal[]>();
  for (const item of openItems(ledger, side, date)) {
    if (wanted && !wanted.has(item.party)) continue;
    const row = byParty.get(item.party) ?? Array.from({ length: BUCKETS.length + 1 }, () => ZERO);
    const at = bucket(item, date);
    row[at] = (row[at] ?? ZERO).plus(item.home);
    row[BUCKETS.length] = (row[BUCKETS.length] ?? ZERO).plus(item.home);
    byParty.set(item.party, row);
  }
  return {
    columns: [
      column('', entity, entity === 'Customer' ? 'cust_name' : 'vend_name'),
      ...BUCKETS.map((title, at) => column(title, 'Money', COLUMN_KEYS[at] ?? '')),
      column('Total', 'Money', 'total'),
    ],
    rows: byParty.size === 0 ? [] : partyRows(ledger.books, entity, byParty, BUCKETS.length + 1),
    startPeriod: date,
    endPeriod: date,
    options: [
      { Name: 'report_date', Value: date },
      { Name: 'NoReportData', Value: String(byParty.size === 0) },
    ],
  };
}

/** The same, one row a document, grouped by age with the oldest first. */
export function agedDetail(ledger: Ledger, params: Params, side: Side): Content {
  const date = asOf(ledger.books, params);
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const groups = BUCKETS.map((): OpenItem[] => []);
  const wanted = filterOf(params, entity);
  for (const item of openItems(ledger, side, date)) {
    if (!wanted || wanted.has(item.party)) groups[bucket(item, date)]?.push(item);
  }
  const rows = groups.flatMap((items, at): Row[] =>
    items.length === 0 ? [] : [detailSection(ledger, entity, BUCKETS[at] ?? '', items)],
  );
  return {
    columns: [
      column('Date', 'Date', 'tx_date'),
      column('Transaction Type', 'String', 'txn_type'),
      column('Num', 'String', 'doc_num'),
      column(entity, entity, entity === 'Customer' ? 'cust_name' : 'vend_name'),
      column('Due Date', 'Date', 'due_date'),
      column('Open Balance', 'Money', 'subt_open_bal'),
    ],
    rows: rows.reverse(),
    startPeriod: date,
    endPeriod: date,
  };
}

function detailSection(ledger: Ledger, entity: string, title: string, items: OpenItem[]): Row {
  const total = sum(items.map(({ home }) => home));
  return {
    Header: { ColData: [label(title)] },
    Rows: {
      Row: items.map((item) =>
        data(
          label(String(item.doc.TxnDate)),
          label(item.entity, item.doc.Id),
          label(String(item.doc.DocNumber ?? '')),
          label(String(ledger.books.get(entity, item.party)?.DisplayName ?? ''), item.party),
          label(item.dueDate),
          cell(item.home),
        ),
      ),
    },
    Summary: {
      ColData: [label(`Total for ${title}`), ...Array.from({ length: 4 }, () => label('')), totalCell(total)],
    },
    type: 'Section',
  };
}

function bucket(item: OpenItem, date: string): number {
  const late = Math.round((Date.parse(date) - Date.parse(item.dueDate)) / DAY);
  if (late <= 0) return 0;
  return Math.min(Math.ceil(late / 30), BUCKETS.length - 1);
}

/** `customer=1,2` or `vendor=7`. */
export function filterOf(params: Params, entity: 'Customer' | 'Vendor'): ReadonlySet<string> | undefined {
  const given = entity === 'Customer' ? params.customer : params.vendor;
  return given === undefined || given === '' ? undefined : new Set(given.split(','));
}
