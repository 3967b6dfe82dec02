import { amountOf, sumOf } from './money.mjs';

/** @typedef {import('./read-books.mjs').Pair} Pair */

/**
 * How far two sides are apart, totals and open amounts together. Added up document by document, so that one too much
 * never hides behind one too little.
 * @param {Pair[]} pairs
 */
export function differenceOf(pairs) {
  return sumOf(
    pairs.flatMap(({ ours, theirs }) =>
      ['total', 'open'].map((field) => amountOf(ours?.[field]).minus(amountOf(theirs?.[field])).abs()),
    ),
  );
}

/**
 * Counts and sums of both sides per currency: adding the dollars of two countries would tell nothing.
 * @param {Pair[]} pairs
 */
export function totalsOf(pairs) {
  const byCurrency = Map.groupBy(pairs, ({ ours, theirs }) => (theirs ?? ours)?.currency ?? 'unknown');
  return [...byCurrency].map(([currency, some]) => ({
    currency,
    ours: sideOf(some.flatMap(({ ours }) => ours ?? [])),
    theirs: sideOf(some.flatMap(({ theirs }) => theirs ?? [])),
    difference: differenceOf(some),
  }));
}

function sideOf(entries) {
  return {
    count: entries.length,
    total: sumOf(entries.map(({ total }) => total)),
    open: sumOf(entries.map(({ open }) => open)),
  };
}

/**
 * Whether the books agree: nothing missing, nothing twice, no difference.
 * @param {{ invoices: Pair[], payments: Pair[] }} books
 * @param {string[]} made numbers of the invoices that the demo made; each must be there exactly once
 */
export function judge({ invoices, payments }, made) {
  const all = [...invoices, ...payments];
  const missing = all.filter(({ ours, theirs }) => !ours || !theirs).length;
  const times = (number) => invoices.filter(({ theirs }) => theirs?.number === number).length;
  const notOnce = made.filter((number) => times(number) !== 1).length;
  const difference = differenceOf(all);
  return { missing, notOnce, difference, agrees: missing === 0 && notOnce === 0 && difference.isZero() };
}
