import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, decodeCursor, type Page, type PageQuery, requireScope, toPage } from '#platform';
import type { LineQuantity } from './domain/job.js';
import type { JobLineChange, LineChangeKind } from './domain/line-change.js';

export interface LineWrite {
  kind: LineChangeKind;
  lines: readonly (LineQuantity & { overrideReason?: string | null })[];
  reason?: string | null;
  reference?: string | null;
}

const COLUMN: Record<LineChangeKind, string> = {
  ordered: 'quantity_ordered',
  completed: 'quantity_completed',
  shipped: 'quantity_shipped',
  invoiced: 'quantity_invoiced',
};

/** The quantities of lines and how they came to be. Every write leaves a line of history behind. */
@Injectable()
export class JobLinesRepository {
  constructor(private readonly database: Database) {}

  /** Writes one quantity of a locked job's lines and what changed of each, in one statement. */
  async save(jobId: string, { kind, lines, reason = null, reference = null }: LineWrite): Promise<void> {
    const { actor } = requireScope();
    const column = COLUMN[kind];
    await this.database.rows(
      `WITH wanted AS (
         SELECT * FROM unnest($2::int[], $3::numeric[], $4::text[], $5::uuid[]) AS w(line_number, quantity, reason, id)
       ), before AS (
         SELECT l.line_number, l.${column} AS quantity FROM job_lines l WHERE l.job_id = $1
       ), written AS (
         UPDATE job_lines AS l SET ${column} = w.quantity, override_reason = COALESCE(w.reason, l.override_reason)
         FROM wanted w WHERE l.job_id = $1 AND l.line_number = w.line_number
         RETURNING l.line_number, w.quantity, w.id
       )
       INSERT INTO job_line_changes
         (organization_id, id, job_id, line_number, kind, change, quantity_after, reason, reference, actor_kind, actor_id, actor_name)
       SELECT current_organization(), n.id, $1, n.line_number, $6, n.quantity - b.quantity, n.quantity, $7, $8, $9, $10, $11
       FROM written n JOIN before b ON b.line_number = n.line_number WHERE n.quantity <> b.quantity`,
      [
        jobId,
        lines.map((line) => line.lineNumber),
        lines.map((line) => line.quantity),
        lines.map((line) => line.overrideReason ?? null),
        lines.map(() => newId()),
        ...[kind, reason, reference, actor.kind, actor.id ?? null, actor.name ?? null],
      ],
    );
  }

  /** Newest first. */
  async history(jobId: string, { cursor, limit }: PageQuery): Promise<Page<JobLineChange>> {
    const before = cursor ? String(decodeCursor(cursor, 'id')[0]) : null;
    const rows = await this.database.rows<Omit<JobLineChange, 'at'> & { at: Date }>(
      `SELECT id, line_number AS "lineNumber", kind, trim_scale(change)::text AS change,
              trim_scale(quantity_after)::text AS "quantityAfter", reason, reference, actor_name AS "actorName", at
       FROM job_line_changes WHERE job_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [jobId, before, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => ({ ...row, at: row.at.toISOString() }),
    );
  }
}
