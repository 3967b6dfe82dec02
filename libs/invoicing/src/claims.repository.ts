import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface Part {
  sourceId: string;
  amount: string;
  /** The billed amount that whoever wrote the line saw; null when it does not matter. */
  previousAmount: string | null;
}

/** Takes parts of deposits and schedule lines for invoices, one statement each, so that no two take the same. */
@Injectable()
export class ClaimsRepository {
  constructor(private readonly database: Database) {}

  /** Bills parts of schedule lines. Answers those that were not there to bill: changed meanwhile, or more than is left. */
  billSchedule(parts: readonly Part[]): Promise<string[]> {
    return this.take(
      `UPDATE billing_schedule_lines AS s SET billed_value = s.billed_value + n.amount FROM ${PARTS}
       WHERE s.id = n.id AND s.billed_value + n.amount <= s.scheduled_value
         AND (n.previous IS NULL OR s.billed_value = n.previous) RETURNING s.id`,
      'billing_schedule_lines',
      parts,
    );
  }

  /** Applies parts of deposits. Answers those that have less left. */
  applyDeposits(parts: readonly Part[]): Promise<string[]> {
    return this.take(
      `UPDATE deposits AS d SET applied_amount = d.applied_amount + n.amount FROM ${PARTS}
       WHERE d.id = n.id AND d.applied_amount + n.amount <= d.amount RETURNING d.id`,
      'deposits',
      parts,
    );
  }

  async giveBackSchedule(parts: readonly Part[]): Promise<void> {
    await this.take(
      `UPDATE billing_schedule_lines AS s SET billed_value = s.billed_value - n.amount FROM ${PARTS}
       WHERE s.id = n.id RETURNING s.id`,
      'billing_schedule_lines',
      parts,
    );
  }

  async giveBackDeposits(parts: readonly Part[]): Promise<void> {
    await this.take(
      `UPDATE deposits AS d SET applied_amount = d.applied_amount - n.amount FROM ${PARTS}
       WHERE d.id = n.id RETURNING d.id`,
      'deposits',
      parts,
    );
  }

  /** Rows are locked in id order first: whoever takes several takes them in the same order. */
  private async take(statement: string, table: string, parts: readonly Part[]): Promise<string[]> {
    if (parts.length === 0) return [];
    const ids = parts.map((part) => part.sourceId);
    await this.database.rows(`SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [
      ids,
    ]);
    const taken = await this.database.rows<{ id: string }>(statement, [
      ids,
      parts.map((part) => part.amount),
      parts.map((part) => part.previousAmount),
    ]);
    const done = new Set(taken.map(({ id }) => id));
    return ids.filter((id) => !done.has(id));
  }
}

const PARTS = 'unnest($1::uuid[], $2::numeric[], $3::numeric[]) AS n(id, amount, previous)';
