import { Money } from '#kernel';

/** The parts of a document that say what is open on it; other kinds of documents have none of them. */
interface Owed {
  total?: unknown;
  balance?: unknown;
}

/**
 * What is paid on a record there may be news that comes with the answer to our own write: an answer that was looked up
 * later shows the record as it is by then. That is not agreed on yet. Answers the balance that both sides did agree on:
 * `theirs` without what was paid since `known`, the link's snapshot; undefined where there is no such news, or where `ours` says
 * the same. What we are about to pay ourselves is in `ours` alone, and no news.
 */
export function unheardBalance(theirs: Owed, known: Owed | undefined, ours: Owed): string | undefined {
  const paidThere = paidOn(theirs);
  const paidBefore = paidOn(known ?? {}) ?? Money.of('0');
  if (!paidThere || paidThere.equals(paidBefore)) return undefined;
  const { total, balance } = theirs as { total: string; balance: string };
  if (typeof ours.balance !== 'string' || Money.of(ours.balance).equals(balance)) return undefined;
  return Money.of(total).minus(paidBefore).toString();
}

function paidOn({ total, balance }: Owed): Money | undefined {
  if (typeof total !== 'string' || typeof balance !== 'string') return undefined;
  return Money.of(total).minus(balance);
}
