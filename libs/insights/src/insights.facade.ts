import { Injectable } from '@nestjs/common';
import { TakeSnapshot } from './commands/take-snapshot.command.js';
import type { AccountingJobFigures, JobFinancialSnapshot } from './domain/job-financials.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** What other modules may ask about the money of jobs. */
@Injectable()
export class InsightsFacade {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly taking: TakeSnapshot,
  ) {}

  /**
   * Adds up a job's money now and keeps it. Figures given by the accounting system win over our own; what is not
   * known reads zero with the source `placeholder`. Throws `INSIGHTS.JOB_NOT_FOUND`.
   */
  takeSnapshot(jobId: string, accounting?: AccountingJobFigures): Promise<JobFinancialSnapshot> {
    return this.taking.run(jobId, accounting);
  }

  /** The snapshot that was taken last, or undefined when none was. */
  latest(jobId: string): Promise<JobFinancialSnapshot | undefined> {
    return this.snapshots.latest(jobId);
  }
}
