import type { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import { type Ledger, ZERO } from '../ledger/index.js';
import { day } from '../store/wire-time.js';
import { type OpenItem, type Side, wantedItems } from './open-items.js';
import { openColumns } from './open-rows.js';
import { partyRows } from './party-rows.js';
import { asOf, type Params } from './period.js';
import { type Content, column, label, type Row } from './shape.js';
import { tableOf } from './table.js';

const DAY = 86_400_000;
const DAYS_A_PERIOD = 30;
const PERIODS = 4;
/** More columns than anybody reads; the vendor has a bound of its own. */
const MAX_PERIODS = 100;

/** How old something is: the titles of the columns, and the day that ages are counted on. */
interface Ages {
  readonly titles: readonly string[];
  readonly days: number;
  readonly countedOn: string;
}

/**
 * `aging_period` days a column and `num_periods` columns besides what is not due yet. Counted on the day of the report
 * (`aging_method=Report_Date`), or on today whatever day it is about (`Current`).
 */
function agesOf(ledger: Ledger, params: Params, date: string): Ages {
  const days = count(params, 'aging_period', DAYS_A_PERIOD, 36_500);
  const periods = count(params, 'num_periods', PERIODS, MAX_PERIODS);
  const method = params.aging_method || 'Report_Date';
  if (!['report_date', 'current'].includes(method.toLowerCase()))
    throw faults.invalidEnum('aging_method', method);
  const titles = Array.from({ length: periods }, (_, at) =>
    at === periods - 1 ? `${at * days + 1} and over` : `${at * days + 1} - ${(at + 1) * days}`,
  );
  const countedOn = method.toLowerCase() === 'current' ? day(ledger.books.now()) : date;
  return { titles: ['Current', ...titles], days, countedOn };
}

function count(params: Params, name: string, otherwise: number, most: number): number {
  const given = params[name];
  if (given === undefined || given === '') return otherwise;
  if (!/^\d{1,6}$/.test(given) || Number(given) < 1 || Number(given) > most)
    throw faults.invalidNumber(name, given);
  return Number(given);
}

/** What is owed by age, counted from the due date. */
export function agedSummary(ledger: Ledger, params: Params, side: Side): Content {
  const date = asOf(ledger.books, params);
  const entity = side === 'receivable' ? 'Customer' : 'Vendor';
  const ages = agesOf(ledger, params, date);
  const width = ages.titles.length;
  const byParty = new Map<string, Decimal[]>();
  for (const item of wantedItems(ledger, params, side, date)) {
    const row = byParty.get(item.party) ?? Array.from({ length: width + 1 }, () => ZERO);
    const at = bucket(item, ages);
    row[at] = (row[at] ?? ZERO).plus(item.home);
    row[width] = (row[width] ?? ZERO).plus(item.home);
    byParty.set(item.party, row);
  }
  return {
    columns: [
      column('', entity, entity === 'Customer' ? 'cust_name' : 'vend_name'),
      ...ages.titles.map((title, at) => column(title, 'Money', at === 0 ? 'current' : String(at - 1))),
      column('Total', 'Money', 'total'),
    ],
    rows: byParty.size === 0 ? [] : partyRows(ledger.books, entity, byParty, width + 1),
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
  const ages = agesOf(ledger, params, date);
  const groups = ages.titles.map((): OpenItem[] => []);
  for (const item of wantedItems(ledger, params, side, date)) groups[bucket(item, ages)]?.push(item);
  const isOwed = side === 'receivable';
  const table = tableOf(
    params,
    openColumns(ledger, side, date),
    isOwed
      ? ['tx_date', 'txn_type', 'doc_num', 'cust_name', 'due_date', 'subt_amount', 'subt_open_bal']
      : [
          'tx_date',
          'txn_type',
          'doc_num',
          'vend_name',
          'due_date',
          'past_due',
          'subt_neg_amount',
          'subt_neg_open_bal',
        ],
  );
  const rows = groups.flatMap((items, at): Row[] =>
    items.length === 0 ? [] : [table.section(label(ages.titles[at] ?? ''), items)],
  );
  return { columns: table.columns, rows: rows.reverse(), startPeriod: date, endPeriod: date };
}

function bucket(item: OpenItem, { titles, days, countedOn }: Ages): number {
  const late = Math.round((Date.parse(countedOn) - Date.parse(item.dueDate)) / DAY);
  if (late <= 0) return 0;
  return Math.min(Math.ceil(late / days), titles.length - 1);
}
