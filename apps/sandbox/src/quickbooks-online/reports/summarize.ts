import type { Basis, Ledger } from '../ledger/index.js';
import { type Grouping, groupingOf, inOrder, MAX_COLUMNS, tooMany, valueColumn } from './grouping.js';
import { merged } from './merge-rows.js';
import { asOf, fromFirst, type Params, type Period, partsOf, periodOf } from './period.js';
import type { Content, Row } from './shape.js';
import { timeColumn } from './time-columns.js';

type Writer = (ledger: Ledger, params: Params) => Content;

export interface Way {
  /** Movements end with a column that adds them up; balances of several days do not add up. */
  readonly by: 'movements' | 'balances';
  readonly basis: Basis;
}

/**
 * A report with one column for each week, month, quarter or year of its period, or for each customer, class and so on. What nobody can
 * summarize by is refused: a report by total would pass for the one that was asked for.
 */
export function summarized(ledger: Ledger, params: Params, write: Writer, way: Way): Content {
  const grouping = groupingOf(params);
  if (grouping === undefined) return write(ledger, params);
  return 'unit' in grouping
    ? byTime(ledger, params, write, { ...way, ...grouping })
    : byValue(ledger, params, write, { ...way, ...grouping });
}

function byTime(
  ledger: Ledger,
  params: Params,
  write: Writer,
  { by, basis, unit, name }: Way & Extract<Grouping, { unit: unknown }>,
): Content {
  const asked = by === 'balances' ? periodOfBalances(ledger, params) : periodOf(ledger.books, params);
  const days = ledger.daily(basis, asked.end);
  const dates = [...days.entries(basis)].map(({ date }) => date);
  const period = fromFirst(asked, unit, dates);
  const parts = partsOf(period, unit);
  if (parts.length > MAX_COLUMNS) throw tooMany();
  const { accounting_method } = params;
  const within = ({ start, end }: Period) =>
    write(days, { accounting_method, start_date: start, end_date: end });
  const contents = [...parts, ...(by === 'movements' ? [period] : [])].map(within);
  const last = contents.at(-1) as Content;
  return {
    ...last,
    columns: [
      ...last.columns.slice(0, 1),
      ...parts.map((part) => timeColumn(part, unit)),
      ...(by === 'movements' ? last.columns.slice(1) : []),
    ],
    rows: merged(contents.map(({ rows }) => rows)),
    startPeriod: period.start,
    endPeriod: period.end,
    summarizedBy: name,
  };
}

/** A column for each customer, class and so on that the report says something of, one for what belongs to none, and the total. */
function byValue(
  ledger: Ledger,
  params: Params,
  write: Writer,
  { basis, dimension, name }: Way & Extract<Grouping, { dimension: unknown }>,
): Content {
  const whole = write(ledger, params);
  const split = ledger.split(dimension, basis, whole.endPeriod ?? '9999-12-31');
  if (split.size > MAX_VALUES) throw tooMany();
  const columns = inOrder(ledger.books, dimension, split.keys()).flatMap((id) => {
    const rows = write(split.get(id) as Ledger, params).rows;
    return rows.some(saysSomething) ? [{ id, rows }] : [];
  });
  return {
    ...whole,
    columns: [
      ...whole.columns.slice(0, 1),
      ...columns.map(({ id }) => valueColumn(ledger.books, dimension, id)),
      ...whole.columns.slice(1),
    ],
    rows: merged([...columns.map(({ rows }) => rows), whole.rows]),
    summarizedBy: name,
  };
}

/** The vendor answers 400,000 cells at most; more columns than this would be more than that. */
const MAX_VALUES = 5000;

function saysSomething(row: Row): boolean {
  const cells = row.type === 'Data' ? row.ColData : (row.Summary?.ColData ?? []);
  if (cells.slice(1).some(({ value }) => Number(value) !== 0)) return true;
  return row.type === 'Section' && (row.Rows?.Row ?? []).some(saysSomething);
}

function periodOfBalances(ledger: Ledger, params: Params): Period {
  const end = asOf(ledger.books, params);
  const { start, macro } = periodOf(ledger.books, params);
  return { start: start <= end ? start : `${end.slice(0, 4)}-01-01`, end, macro };
}
