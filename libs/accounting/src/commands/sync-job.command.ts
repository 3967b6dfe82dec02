import { Injectable } from '@nestjs/common';
import { InsightsFacade, type JobFinancialSnapshot } from '#insights';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { JobFigures } from './job-figures.js';

/**
 * Reads a job's invoices in the books as they stand now and takes a financial snapshot. With no accounting system,
 * or one that does not answer, the snapshot is still taken and says that its figures do not come from there.
 */
@Injectable()
export class SyncJobCommand {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly insights: InsightsFacade,
    private readonly figures: JobFigures,
  ) {}

  async execute(jobId: string): Promise<JobFinancialSnapshot> {
    const job = await this.jobs.job(jobId);
    if (!job) throw DomainError.notFound('JOB.NOT_FOUND', 'There is no such job.');
    return this.insights.takeSnapshot(jobId, await this.figures.of(jobId));
  }
}
