import type { FailureDecision } from './push-outcome.js';

/** Milliseconds. A wait that is longer is left to whoever wakes the next sender. */
const PATIENCE = 5_000;
/** Milliseconds, twice as long after each that follows. */
const BREATH = 250;
/** Calls in a row that the books did not take, before they are left alone. */
const MOST_IN_A_ROW = 3;

/**
 * How a sender goes on after each of its writes. One call that the books did not take says little, and several in a row say
 * that they are away; books that were away already are left alone after the first.
 */
export class SendingPace {
  private inARow: number;

  /** `wereAway`: the last sender of this connection was turned away, too. */
  constructor(
    wereAway: boolean,
    private readonly random: () => number = Math.random,
  ) {
    this.inARow = wereAway ? MOST_IN_A_ROW - 1 : 0;
  }

  /** The next may be tried at once. */
  wentThrough(): number {
    this.inARow = 0;
    return 0;
  }

  /** Milliseconds until the next write may be tried; nothing where it is not to be tried by this sender. */
  after({
    error,
    connection,
    askedMs,
  }: Pick<FailureDecision, 'error' | 'connection' | 'askedMs'>): number | undefined {
    if (error.kind === 'auth') return undefined;
    if (connection === undefined) return 0;
    this.inARow++;
    const wait = Math.max(askedMs ?? 0, this.breath());
    return this.inARow < MOST_IN_A_ROW && wait <= PATIENCE ? wait : undefined;
  }

  /** At least half of it, so that many senders do not come back together. */
  private breath(): number {
    return Math.round((0.5 + this.random() / 2) * BREATH * 2 ** (this.inARow - 1));
  }
}
