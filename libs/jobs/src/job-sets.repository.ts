import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { JobView } from './domain/job.js';
import { toView, WITH_LINES } from './job-rows.repository.js';

/** Reads of many jobs at once: a set costs as many statements as a single one. Runs in the tenant in scope. */
@Injectable()
export class JobSets {
  constructor(private readonly database: Database) {}

  /** The jobs that exist, with their lines, by id. */
  async jobs(ids: readonly string[]): Promise<Map<string, JobView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prisma.job.findMany({
      where: { id: { in: [...ids] } },
      include: WITH_LINES,
    });
    return new Map(rows.map((row) => [row.id, toView(row)]));
  }

  /** A customer's jobs with work that is done and not invoiced, oldest first; cancelled ones have none. */
  async toInvoice(customerId: string): Promise<JobView[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT j.id FROM jobs j WHERE j.customer_id = $1 AND j.status <> 'cancelled' AND EXISTS (
         SELECT FROM job_lines l WHERE l.organization_id = j.organization_id AND l.job_id = j.id
           AND l.quantity_completed > l.quantity_invoiced)
       ORDER BY j.id`,
      [customerId],
    );
    return [...(await this.jobs(rows.map(({ id }) => id))).values()].sort((a, b) => a.id.localeCompare(b.id));
  }
}
