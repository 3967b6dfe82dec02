interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

export interface GatheringOptions<T, R> {
  /** Answers one result for each item, in their order. */
  work(items: readonly T[]): Promise<readonly R[]>;
  /** Whether a failure may be the fault of one item: then each is tried alone. */
  isOfOne(error: unknown): boolean;
  /** How many batches are under way side by side. */
  atOnce: number;
  /** How many items go in one. */
  most: number;
}

/**
 * Does together what is asked for while what came before is under way. Without a queue nothing waits, and the longer the
 * queue the less each costs.
 */
export class Gathering<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private underWay = 0;

  constructor(private readonly options: GatheringOptions<T, R>) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    const { atOnce, most } = this.options;
    if (this.waiting.length === 0 || this.underWay >= atOnce) return;
    this.underWay++;
    void this.settle(this.waiting.splice(0, most)).finally(() => {
      this.underWay--;
      this.next();
    });
  }

  /** Never fails: whoever waits is told. */
  private async settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.options.work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as R);
      });
    } catch (error) {
      if (batch.length > 1 && this.options.isOfOne(error)) for (const one of batch) await this.settle([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
}
