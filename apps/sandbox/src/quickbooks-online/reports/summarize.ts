import { faults } from '../faults/qbo-fault.js';
import type { Ledger } from '../ledger/index.js';
import { asOf, type Params, type Period, partsOf, periodOf, type Unit } from './period.js';
import { type ColData, type Column, type Content, type Row, type SectionRow } from './shape.js';

type Writer = (ledger: Ledger, params: Params) => Content;

const UNITS: readonly Unit[] = ['Days', 'Week', 'Month', 'Quarter', 'Year'];
/** What the vendor can also summarize by, and the sandbox cannot. */
const OTHERS = ['Customers', 'Vendors', 'Employees', 'Departments', 'Classes', 'ProductsAndServices'];
const MAX_COLUMNS = 200;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A report with one column for each week, month, quarter or year of its period. Movements end with a column that adds them up, balances
 * stand for the end of each part. What cannot be summarized so is refused: a report by total would pass for the one that was asked for.
 */
export function summarized(
  ledger: Ledger,
  params: Params,
  write: Writer,
  by: 'movements' | 'balances' | 'total',
): Content {
  const given = params.summarize_column_by;
  if (!given || given.toLowerCase() === 'total') return write(ledger, params);
  const unit = UNITS.find((each) => each.toLowerCase() === given.toLowerCase());
  if (unit === undefined && !OTHERS.some((each) => each.toLowerCase() === given.toLowerCase()))
    throw faults.invalidEnum('summarize_column_by', given);
  if (unit === undefined || by === 'total')
    throw faults.notSupported(`This report cannot be summarized by ${given} here.`, 'summarize_column_by');
  const period = by === 'balances' ? periodOfBalances(ledger, params) : periodOf(ledger.books, params);
  const parts = partsOf(period, unit);
  if (parts.length > MAX_COLUMNS)
    throw faults.business(`A report can have ${MAX_COLUMNS} columns at most.`, 'summarize_column_by');
  const { accounting_method } = params;
  const within = ({ start, end }: Period) =>
    write(ledger, { accounting_method, start_date: start, end_date: end });
  const contents = [...parts, ...(by === 'movements' ? [period] : [])].map(within);
  const last = contents.at(-1) as Content;
  return {
    ...last,
    columns: [
      ...last.columns.slice(0, 1),
      ...parts.map((part) => columnOf(part, unit)),
      ...(by === 'movements' ? last.columns.slice(1) : []),
    ],
    rows: merged(contents.map(({ rows }) => rows)),
    startPeriod: period.start,
    endPeriod: period.end,
    summarizedBy: unit,
  };
}

function periodOfBalances(ledger: Ledger, params: Params): Period {
  const end = asOf(ledger.books, params);
  const { start } = periodOf(ledger.books, params);
  return { start: start <= end ? start : `${end.slice(0, 4)}-01-01`, end };
}

function columnOf(part: Period, unit: Unit): Column {
  const title = titleOf(part, unit);
  return {
    ColTitle: title,
    ColType: 'Money',
    MetaData: [
      { Name: 'StartDate', Value: part.start },
      { Name: 'EndDate', Value: part.end },
      { Name: 'ColKey', Value: title },
    ],
  };
}

/** `Sep 2026`, and `Sep 10 - 30, 2026` for a part that is cut off. */
function titleOf(part: Period, unit: Unit): string {
  const [from, to] = [readable(part.start), readable(part.end)];
  const isWhole = partsOf(
    { start: `${part.start.slice(0, 4)}-01-01`, end: `${part.end.slice(0, 4)}-12-31` },
    unit,
  ).some(({ start, end }) => start === part.start && end === part.end);
  if (unit === 'Days') return `${from.month} ${from.day}, ${from.year}`;
  if (unit === 'Month' && isWhole) return `${from.month} ${from.year}`;
  if (unit !== 'Week' && isWhole) return `${from.month} - ${to.month}, ${to.year}`;
  const end = from.month === to.month ? to.day : `${to.month} ${to.day}`;
  return `${from.month} ${from.day} - ${end}, ${to.year}`;
}

function readable(date: string): { year: string; month: string; day: number } {
  return {
    year: date.slice(0, 4),
    month: MONTHS[Number(date.slice(5, 7)) - 1] ?? '',
    day: Number(date.slice(8)),
  };
}

/** Rows of one place in the report side by side; what one column does not have is empty there. */
function merged(reports: readonly (readonly Row[])[]): Row[] {
  const order: string[] = [];
  const found = new Map<string, (Row | undefined)[]>();
  // The last column has the rows in their order; an account that only moved in between comes behind.
  for (const at of [reports.length - 1, ...reports.keys()]) {
    for (const row of reports[at] ?? []) {
      const key = keyOf(row);
      const rows = found.get(key) ?? Array.from({ length: reports.length }, () => undefined);
      if (!found.has(key)) order.push(key);
      rows[at] = row;
      found.set(key, rows);
    }
  }
  return order.map((key) => mergedRow(found.get(key) ?? []));
}

function keyOf(row: Row): string {
  if (row.type === 'Data') return `data ${row.ColData[0]?.id ?? ''} ${row.ColData[0]?.value}`;
  return `section ${row.group ?? ''} ${(row.Header ?? row.Summary)?.ColData[0]?.value}`;
}

function mergedRow(rows: readonly (Row | undefined)[]): Row {
  const sample = rows.findLast((row) => row !== undefined) as Row;
  if (sample.type === 'Data')
    return { ...sample, ColData: side(rows.map((row) => (row?.type === 'Data' ? row.ColData : undefined))) };
  const sections = rows.map((row) => (row?.type === 'Section' ? row : undefined));
  const heads = sections.map((section) => section?.Header?.ColData);
  const sums = sections.map((section) => section?.Summary?.ColData);
  const { Header, Rows, Summary, ...rest } = sample;
  const inner = sections.map((section) => section?.Rows?.Row ?? []);
  const merge: Partial<SectionRow> = {
    ...(Header && { Header: { ColData: side(heads) } }),
    ...(Rows && { Rows: { Row: merged(inner) } }),
    ...(Summary && { Summary: { ColData: side(sums) } }),
  };
  return { ...rest, ...merge };
}

/** The label once, then what stands beside it in each report. */
function side(cells: readonly (readonly ColData[] | undefined)[]): ColData[] {
  const first = cells.findLast((each) => each !== undefined)?.[0] ?? { value: '' };
  return [first, ...cells.map((each) => each?.[1] ?? { value: '' })];
}
