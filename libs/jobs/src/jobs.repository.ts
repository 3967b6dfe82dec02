import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database } from '#platform';
import type { NewJobLine } from './domain/allocation.js';
import type { JobView, LineQuantity } from './domain/job.js';
import type { JobStatus } from './domain/job.states.js';
import type { CompletedQuantity } from './domain/progress.js';
import { toView, WITH_LINES } from './job-rows.repository.js';

export type NewJob = Pick<
  JobView,
  | 'id'
  | 'number'
  | 'customerId'
  | 'name'
  | 'description'
  | 'status'
  | 'priority'
  | 'contractAmount'
  | 'currency'
  | 'siteAddress'
  | 'dueDate'
> & { purchaseOrderId: string; lines: NewJobLine[] };

@Injectable()
export class JobsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<JobView | undefined> {
    const row = await this.database.prisma.job.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toView(row) : undefined;
  }

  /** The job, which nobody else can change until this unit of work ends. */
  async lock(id: string): Promise<JobView | undefined> {
    await this.database.rows('SELECT id FROM jobs WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  async create(organizationId: string, { lines, ...job }: NewJob): Promise<JobView> {
    const { purchaseOrderId } = job;
    const row = await this.database.prisma.job.create({
      data: {
        ...job,
        organizationId,
        siteAddress: job.siteAddress ? { ...job.siteAddress } : DbNull,
        dueDate: job.dueDate && new Date(`${job.dueDate}T00:00:00Z`),
        lines: { createMany: { data: lines.map((line) => ({ ...line, purchaseOrderId })) } },
      },
      include: WITH_LINES,
    });
    return toView(row);
  }

  /** Writes a locked job's status with the instants that come with it; answers its new version. */
  async saveStatus(id: string, status: JobStatus): Promise<number> {
    return this.versionAfter(
      `UPDATE jobs SET status = $2, version = version + 1, updated_at = now(),
         started_at = CASE WHEN $2 = 'in_progress' THEN COALESCE(started_at, now()) ELSE started_at END,
         completed_at = CASE WHEN $2 = 'completed' THEN now() ELSE completed_at END
       WHERE id = $1 RETURNING version`,
      [id, status],
    );
  }

  /** Counts a change of a locked job; answers its new version. */
  touch(id: string): Promise<number> {
    return this.versionAfter(
      'UPDATE jobs SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING version',
      [id],
    );
  }

  /** Writes the completed quantities of a locked job's lines, all in one statement. */
  async saveCompleted(id: string, lines: readonly CompletedQuantity[]): Promise<void> {
    await this.database.rows(
      `UPDATE job_lines AS l SET quantity_completed = n.quantity, override_reason = COALESCE(n.reason, l.override_reason)
       FROM unnest($2::int[], $3::numeric[], $4::text[]) AS n(line_number, quantity, reason)
       WHERE l.job_id = $1 AND l.line_number = n.line_number`,
      [
        id,
        lines.map((line) => line.lineNumber),
        lines.map((line) => line.quantity),
        lines.map((line) => line.overrideReason),
      ],
    );
  }

  /** Writes the invoiced quantities of a locked job's lines. A reason is kept on the lines it is given for. */
  async saveInvoiced(id: string, lines: readonly LineQuantity[], reason: string | null): Promise<void> {
    await this.database.rows(
      `UPDATE job_lines AS l SET quantity_invoiced = n.quantity, override_reason = COALESCE($4, l.override_reason)
       FROM unnest($2::int[], $3::numeric[]) AS n(line_number, quantity)
       WHERE l.job_id = $1 AND l.line_number = n.line_number`,
      [id, lines.map((line) => line.lineNumber), lines.map((line) => line.quantity), reason],
    );
  }

  private async versionAfter(update: string, values: unknown[]): Promise<number> {
    const [row] = await this.database.rows<{ version: number }>(update, values);
    if (!row) throw new Error('The job was not locked before it was written.');
    return row.version;
  }
}
