import type { Decimal } from 'decimal.js';
import { type Dimension, type Ledger, ZERO } from '../ledger/index.js';
import { filterOf } from './filters.js';
import { type Grouping, groupingOf, inOrder, MAX_COLUMNS, tooMany, valueColumn } from './grouping.js';
import { fromFirst, type Params, type Period, partsOf, periodOf } from './period.js';
import { type Column, column } from './shape.js';
import { timeColumn } from './time-columns.js';

/** An amount of one day, and whom and what it is about. */
export interface Fact {
  readonly date: string;
  readonly amount: Decimal;
  valueIn(dimension: Dimension): string;
}

export interface Sliced {
  readonly period: Period;
  /** Behind the column of names: one for each part that was asked for, and the total. */
  readonly columns: readonly Column[];
  readonly amounts: ReadonlyMap<string, Decimal[]>;
  readonly summarizedBy: string;
}

interface Slices {
  readonly columns: readonly Column[];
  at(fact: Fact): number;
}

/** What the facts of the period that pass the filters add up to: a row for each value of one dimension, a column for each slice. */
export function sliced(ledger: Ledger, params: Params, facts: Iterable<Fact>, rows: Dimension): Sliced {
  const period = periodOf(ledger.books, params);
  const filter = filterOf(params);
  const found = [...facts].filter(
    (fact) =>
      fact.date >= period.start &&
      fact.date <= period.end &&
      (filter?.((dimension) => fact.valueIn(dimension)) ?? true),
  );
  const grouping = groupingOf(params);
  const slices = grouping ? slicesOf(ledger, period, found, grouping) : undefined;
  const width = (slices?.columns.length ?? 0) + 1;
  const amounts = new Map<string, Decimal[]>();
  for (const fact of found) {
    const key = fact.valueIn(rows);
    const row = amounts.get(key) ?? Array.from({ length: width }, () => ZERO);
    for (const at of slices ? [slices.at(fact), width - 1] : [0])
      row[at] = (row[at] ?? ZERO).plus(fact.amount);
    amounts.set(key, row);
  }
  const columns = [...(slices?.columns ?? []), column('Total', 'Money', 'total')];
  return { period, columns, amounts, summarizedBy: grouping?.name ?? 'Total' };
}

function slicesOf(ledger: Ledger, period: Period, facts: readonly Fact[], grouping: Grouping): Slices {
  if ('unit' in grouping) {
    const dates = facts.map(({ date }) => date);
    const parts = partsOf(fromFirst(period, grouping.unit, dates), grouping.unit);
    if (parts.length > MAX_COLUMNS) throw tooMany();
    return {
      columns: parts.map((part) => timeColumn(part, grouping.unit)),
      at: ({ date }) => parts.findIndex(({ start, end }) => date >= start && date <= end),
    };
  }
  const { dimension } = grouping;
  const values = new Set(facts.map((fact) => fact.valueIn(dimension)));
  const order = inOrder(ledger.books, dimension, values);
  const places = new Map(order.map((id, at) => [id, at]));
  return {
    columns: order.map((id) => valueColumn(ledger.books, dimension, id)),
    at: (fact) => places.get(fact.valueIn(dimension)) ?? 0,
  };
}
