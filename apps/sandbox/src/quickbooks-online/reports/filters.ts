import { type Dimension, idIn, type Ledger } from '../ledger/index.js';
import type { Params } from './period.js';

const FILTERS: readonly Dimension[] = ['customer', 'vendor', 'employee', 'class', 'department', 'item'];

/** `customer=1,2`: undefined where the request leaves the filter out. */
export function idsIn(params: Params, dimension: Dimension): ReadonlySet<string> | undefined {
  const given = params[dimension];
  return given === undefined || given === '' ? undefined : new Set(given.split(',').map((id) => id.trim()));
}

export type ValueIn = (dimension: Dimension) => string;

/** Whether something passes all filters of a request, told what it has in each dimension. Undefined where there are none. */
export function filterOf(params: Params): ((valueIn: ValueIn) => boolean) | undefined {
  const wanted = FILTERS.flatMap((dimension) => {
    const ids = idsIn(params, dimension);
    return ids ? [{ dimension, ids }] : [];
  });
  if (wanted.length === 0) return undefined;
  return (valueIn) => wanted.every(({ dimension, ids }) => ids.has(valueIn(dimension)));
}

/** Only what was asked for: each filter leaves the postings of the customers, classes and so on that it names. */
export function filtered(ledger: Ledger, params: Params): Ledger {
  const filter = filterOf(params);
  if (!filter) return ledger;
  return ledger.narrowed((entry, posting) => filter((dimension) => idIn(entry, posting, dimension)));
}
