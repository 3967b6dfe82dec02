/** Figures, and the moment they are true of. */
export interface Measured<T> {
  at: Date;
  figures: T;
}

interface Kept<T> {
  last?: Measured<T> & { tookMs: number };
  underWay?: Promise<Measured<T>>;
}

/** Whoever looks again within this time sees what was measured before. */
const FRESH_MS = 60_000;
/** Nobody is shown anything older than this. */
const OLDEST_MS = 600_000;
/** What takes less is worth waiting for. */
const DEAR_MS = 250;

/**
 * Keeps figures that are dear to measure: for a minute for everybody, and where they took long for ten, while they are
 * measured anew. They say how old they are. One measurement of a key is under way at a time, whoever asks.
 */
export class KeptFigures<T> {
  private readonly kept = new Map<string, Kept<T>>();

  /** `failed` hears of a measurement that nobody waits for. */
  constructor(
    private readonly failed: (error: unknown) => void,
    private readonly dearMs = DEAR_MS,
  ) {}

  async of(key: string, now: Date, measure: () => Promise<T>): Promise<Measured<T>> {
    this.forget(now);
    const one = this.kept.get(key) ?? {};
    this.kept.set(key, one);
    const { last } = one;
    const age = last ? ageOf(last, now) : Number.POSITIVE_INFINITY;
    if (last && age < FRESH_MS) return last;
    const isFirst = one.underWay === undefined;
    one.underWay ??= this.measured(one, now, measure);
    if (!last || age >= OLDEST_MS || last.tookMs < this.dearMs) return one.underWay;
    // The figures of before are true of their moment; who asks when they are too old is told what is wrong.
    if (isFirst) one.underWay.catch(this.failed);
    return last;
  }

  private async measured(one: Kept<T>, at: Date, measure: () => Promise<T>): Promise<Measured<T>> {
    const begun = performance.now();
    try {
      const figures = await measure();
      one.last = { at, figures, tookMs: performance.now() - begun };
      return one.last;
    } finally {
      one.underWay = undefined;
    }
  }

  private forget(now: Date): void {
    for (const [key, { last, underWay }] of this.kept)
      if (!underWay && (!last || ageOf(last, now) >= OLDEST_MS)) this.kept.delete(key);
  }
}

function ageOf({ at }: { at: Date }, now: Date): number {
  return Math.abs(now.getTime() - at.getTime());
}
