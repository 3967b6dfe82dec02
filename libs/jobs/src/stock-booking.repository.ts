import { Injectable } from '@nestjs/common';
import { Database, instantKey } from '#platform';

/** What one job used of one item. */
export interface JobItem {
  jobId: string;
  itemId: string;
}

/** Takes off what the books know by now, and remembers from when on they are told without anybody's doing. */
@Injectable()
export class StockBookingRepository {
  constructor(private readonly database: Database) {}

  /** From when on the books are told by themselves what jobs use (ISO 8601); null while a bookkeeper tells them. */
  async sentSince(): Promise<string | null> {
    const [row] = await this.database.rows<{ since: string }>(
      `SELECT ${instantKey('sent_since')} AS since FROM stock_sending`,
    );
    return row?.since ?? null;
  }

  /** From now on the books are told by themselves, or not any more. What is older stays with the bookkeeper. */
  async setSending(isSent: boolean): Promise<void> {
    await this.database.rows(
      isSent
        ? `INSERT INTO stock_sending (organization_id, sent_since) VALUES (current_organization(), clock_timestamp())
           ON CONFLICT (organization_id) DO UPDATE SET sent_since = EXCLUDED.sent_since`
        : 'DELETE FROM stock_sending',
    );
  }

  /**
   * A bookkeeper says what the books know of a locked item up to a moment; what they are told by themselves is not
   * the bookkeeper's to say. Answers how many lines it marked.
   */
  async book(itemId: string, until: string): Promise<number> {
    return this.mark(
      `item_id = $1 AND at <= $2::timestamptz AND at < coalesce((SELECT sent_since FROM stock_sending), 'infinity')`,
      [itemId, until],
    );
  }

  /** The same of what was sent to the books: of one job and item before a moment. Answers how many lines it marked. */
  async bookSent({ jobId, itemId }: JobItem, before: string): Promise<number> {
    return this.mark(
      `item_id = $1 AND job_id = $3 AND at < $2::timestamptz AND at >= (SELECT sent_since FROM stock_sending)`,
      [itemId, before, jobId],
    );
  }

  private async mark(which: string, parameters: readonly string[]): Promise<number> {
    const rows = await this.database.rows<{ lines: number }>(
      `WITH booked AS (
         UPDATE stock_movements SET booked_at = now()
         WHERE booked_at IS NULL AND kind IN ('consumed', 'returned') AND ${which}
         RETURNING CASE kind WHEN 'consumed' THEN quantity ELSE -quantity END AS quantity
       ), total AS (SELECT count(*)::int AS lines, coalesce(sum(quantity), 0) AS quantity FROM booked)
       UPDATE stock_levels SET quantity_unbooked = quantity_unbooked - total.quantity FROM total
       WHERE item_id = $1 RETURNING total.lines`,
      [...parameters],
    );
    return rows[0]?.lines ?? 0;
  }
}
