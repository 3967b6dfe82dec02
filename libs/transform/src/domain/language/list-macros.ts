import type { Decimal } from 'decimal.js';
import { LIMITS } from '../limits.js';
import { plus, ZERO } from './decimals.js';
import { refused } from './expression.errors.js';
import type { Run } from './operators.js';
import type { Scope } from './scope.js';
import { booleanIn, decimalIn, listIn, type Value } from './values.js';

/** What is said about each entry of a list. */
type ForEach = (scope: Scope, entry: unknown) => Value;

/** A call that goes through a list: `record.lines.map(line, line.amount)`. */
export interface ListMacro {
  name: string;
  signature: string;
  says: string;
  build(list: Run, forEach: ForEach): Run;
}

const macro = (
  name: string,
  body: string,
  says: string,
  work: (list: readonly unknown[], forEach: (entry: unknown) => Value, place: string) => Value,
): ListMacro => ({
  name,
  signature: `list.${name}(x, ${body})`,
  says,
  build: (list, forEach) => (scope) => {
    const entries = listIn(list(scope), `${name}()`);
    if (entries.length > LIMITS.listLength)
      throw refused(`A list has more than ${LIMITS.listLength} entries.`, 'Divide the record.');
    return work(entries, (entry) => forEach(scope, entry), `The condition of ${name}()`);
  },
});

/** The only loops that there are: each ends with its list. */
export const listMacros: ReadonlyMap<string, ListMacro> = new Map(
  [
    macro('map', 'value', 'A list of what the value is for each entry x.', (list, forEach) =>
      list.map((entry) => forEach(entry)),
    ),
    macro('filter', 'condition', 'The entries x for which the condition holds.', (list, forEach, place) =>
      list.filter((entry) => booleanIn(forEach(entry), place)),
    ),
    macro('all', 'condition', 'Whether it holds for every entry x.', (list, forEach, place) =>
      list.every((entry) => booleanIn(forEach(entry), place)),
    ),
    macro('exists', 'condition', 'Whether it holds for one entry x at least.', (list, forEach, place) =>
      list.some((entry) => booleanIn(forEach(entry), place)),
    ),
    macro('sum', 'number', 'The sum of what the number is for each entry x.', (list, forEach) =>
      list.reduce<Decimal>((sum, entry) => plus(sum, decimalIn(forEach(entry), 'sum()')), ZERO),
    ),
  ].map((one) => [one.name, one]),
);
