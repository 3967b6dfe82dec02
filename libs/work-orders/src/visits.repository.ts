import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { NewCheck } from './domain/work-order.js';

/** Who goes to a site and what is to be ticked off there. The caller holds the work order's lock. */
@Injectable()
export class VisitsRepository {
  constructor(private readonly database: Database) {}

  /** Who stays keeps her acknowledgement. */
  async assign(workOrderId: string, contractorIds: readonly string[]): Promise<void> {
    await this.database.rows(
      'DELETE FROM work_order_assignments WHERE work_order_id = $1 AND NOT (contractor_id = ANY($2::uuid[]))',
      [workOrderId, contractorIds],
    );
    await this.database.rows(
      `INSERT INTO work_order_assignments (organization_id, work_order_id, contractor_id)
       SELECT current_organization(), $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
      [workOrderId, contractorIds],
    );
  }

  async acknowledge(workOrderId: string, contractorId: string, at: Date): Promise<void> {
    await this.database.rows(
      `UPDATE work_order_assignments SET acknowledged_at = COALESCE(acknowledged_at, $3)
       WHERE work_order_id = $1 AND contractor_id = $2`,
      [workOrderId, contractorId, at],
    );
  }

  async removeAssignment(workOrderId: string, contractorId: string): Promise<void> {
    await this.database.rows(
      'DELETE FROM work_order_assignments WHERE work_order_id = $1 AND contractor_id = $2',
      [workOrderId, contractorId],
    );
  }

  /** Lines that say the same as before stay ticked off. */
  async replaceChecks(workOrderId: string, checks: readonly NewCheck[]): Promise<void> {
    const before = await this.database.rows<{ text: string; doneAt: Date | null; doneBy: string | null }>(
      `DELETE FROM work_order_checks WHERE work_order_id = $1 RETURNING text, done_at AS "doneAt", done_by AS "doneBy"`,
      [workOrderId],
    );
    const ticked = new Map(before.map((check) => [check.text, check]));
    await this.database.rows(
      `INSERT INTO work_order_checks (organization_id, work_order_id, line_number, text, required, done_at, done_by)
       SELECT current_organization(), $1, given.n, given.text, given.required, given.done_at, given.done_by
       FROM unnest($2::text[], $3::boolean[], $4::timestamptz[], $5::text[]) WITH ORDINALITY AS given (text, required, done_at, done_by, n)`,
      [
        workOrderId,
        checks.map(({ text }) => text),
        checks.map(({ required }) => required),
        checks.map(({ text }) => ticked.get(text)?.doneAt ?? null),
        checks.map(({ text }) => ticked.get(text)?.doneBy ?? null),
      ],
    );
  }

  /** False when there is no such line. `doneAt` null takes the tick away. */
  async tick(
    workOrderId: string,
    lineNumber: number,
    doneAt: Date | null,
    doneBy: string | null,
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE work_order_checks SET done_at = $3, done_by = $4 WHERE work_order_id = $1 AND line_number = $2 RETURNING line_number`,
      [workOrderId, lineNumber, doneAt, doneAt && doneBy],
    );
    return rows.length > 0;
  }

  /** Ids of active contractors by id or e-mail address, whichever the sender uses; who is unknown is left out. */
  async contractorsNamed(names: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ name: string; id: string }>(
      `SELECT DISTINCT ON (given.name) given.name, c.id FROM unnest($1::text[]) AS given (name)
         JOIN contractors c ON c.active AND (c.id::text = lower(given.name) OR lower(c.email) = lower(given.name))
        ORDER BY given.name, c.id`,
      [names],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }
}
