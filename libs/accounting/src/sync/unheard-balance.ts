import { Money } from '#kernel';
import { openBeside } from './settlements.js';

/** The part of a document that says what is open on it; other kinds of documents have none. */
interface Owed {
  balance?: unknown;
}

/**
 * What is open on a record there may be news that comes with the answer to our own write: an answer that was looked up later
 * shows the record as it is by then, and a payment may have come or gone meanwhile. That is not agreed on yet. Answers the
 * balance to be taken for agreed, so that the next reading brings theirs; undefined where there is no such news.
 * `pending`: what settlements of ours take off it that the books do not know of, which is in `ours` alone and no news.
 */
export function unheardBalance(theirs: Owed, ours: Owed, pending: Money): string | undefined {
  if (typeof theirs.balance !== 'string' || typeof ours.balance !== 'string') return undefined;
  const { balance } = openBeside(theirs.balance, pending);
  return Money.of(ours.balance).equals(balance) ? undefined : ours.balance;
}
