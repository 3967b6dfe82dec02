import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { withInvoiced, withReleased } from '../domain/invoiced-quantities.js';
import { jobNotFound } from '../domain/job.errors.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { JobsRepository } from '../jobs.repository.js';

/** Keeps count of what invoices took from a job's lines. */
@Injectable()
export class ChangeInvoicedCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
  ) {}

  record(jobId: string, billed: readonly LineQuantity[], overrideReason?: string): Promise<void> {
    return this.change(jobId, (job) => withInvoiced(job.lines, billed, overrideReason), overrideReason);
  }

  release(jobId: string, released: readonly LineQuantity[]): Promise<void> {
    return this.change(jobId, (job) => withReleased(job.lines, released));
  }

  private change(
    jobId: string,
    next: (job: JobView) => LineQuantity[],
    overrideReason?: string,
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lock(jobId);
      if (!job) throw jobNotFound();
      await this.jobs.saveInvoiced(jobId, next(job), overrideReason ?? null);
      await this.jobs.touch(jobId);
    });
  }
}
