import type { RowError } from './import-orders.js';

/** Problems that are told one by one; of more, how many there are. */
export const MOST_TOLD = 1_000;

/** What is wrong with many rows: the first of it, and how much it is. */
export class ToldRows {
  readonly first: RowError[] = [];
  /** Every row that something is wrong with. */
  readonly rows = new Set<number>();
  count = 0;

  add(error: RowError): void {
    this.count++;
    this.rows.add(error.row);
    if (this.first.length < MOST_TOLD) this.first.push(error);
  }
}
