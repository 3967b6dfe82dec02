import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database } from '#platform';
import type { NewJobLine } from './domain/allocation.js';
import { jobNotFound, staleJob } from './domain/job.errors.js';
import type { JobView } from './domain/job.js';
import type { JobStatus } from './domain/job.states.js';
import { toView, WITH_LINES } from './job-rows.repository.js';

/** What a person may change of a job at any time. */
export type JobDetails = Pick<
  JobView,
  'name' | 'description' | 'priority' | 'dueDate' | 'siteAddress' | 'workCentreId' | 'billingBasis'
>;

export type NewJob = JobDetails &
  Pick<
    JobView,
    | 'id'
    | 'number'
    | 'customerId'
    | 'status'
    | 'contractAmount'
    | 'currency'
    | 'purchaseOrderId'
    | 'splitFromId'
  > & { lines: NewJobLine[] };

/** What is not known yet of a job that waits for its number. */
export type JobDraft = Omit<NewJob, 'id' | 'number'>;

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

  /**
   * The locked job, which must be at the version that the caller has seen; whoever has seen none leaves it out. Throws
   * `JOBS.NOT_FOUND` and `JOBS.STALE_VERSION`.
   */
  async lockAt(id: string, version?: number): Promise<JobView> {
    const job = await this.lock(id);
    if (!job) throw jobNotFound();
    if (version !== undefined && version !== job.version) throw staleJob(job.version);
    return job;
  }

  /** Throws `JOBS.NOT_FOUND`. */
  async get(id: string): Promise<JobView> {
    const job = await this.find(id);
    if (!job) throw jobNotFound();
    return job;
  }

  async create(organizationId: string, { lines, ...job }: NewJob): Promise<JobView> {
    const { purchaseOrderId } = job;
    const row = await this.database.prisma.job.create({
      data: {
        ...job,
        ...stored(job),
        organizationId,
        lines: { createMany: { data: lines.map((line) => ({ ...line, purchaseOrderId })) } },
      },
      include: WITH_LINES,
    });
    return toView(row);
  }

  /** Writes the details of a locked job; answers its new version. */
  async saveDetails(id: string, details: JobDetails): Promise<number> {
    const [row] = await this.database.prisma.job.updateManyAndReturn({
      where: { id },
      data: { ...details, ...stored(details), version: { increment: 1 }, updatedAt: new Date() },
      select: { version: true },
    });
    return versionOf(row);
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

  async saveAmount(id: string, contractAmount: string): Promise<void> {
    await this.database.rows('UPDATE jobs SET contract_amount = $2 WHERE id = $1', [id, contractAmount]);
  }

  /** Counts a change of a locked job; answers its new version. */
  touch(id: string): Promise<number> {
    return this.versionAfter(
      'UPDATE jobs SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING version',
      [id],
    );
  }

  private async versionAfter(update: string, values: unknown[]): Promise<number> {
    const [row] = await this.database.rows<{ version: number }>(update, values);
    return versionOf(row);
  }
}

function stored({ siteAddress, dueDate }: Pick<JobView, 'siteAddress' | 'dueDate'>) {
  return {
    siteAddress: siteAddress ? { ...siteAddress } : DbNull,
    dueDate: dueDate && new Date(`${dueDate}T00:00:00Z`),
  };
}

function versionOf(row: { version: number } | undefined): number {
  if (!row) throw new Error('The job was not locked before it was written.');
  return row.version;
}
