import { Injectable } from '@nestjs/common';
import { EventBus, UnitOfWork } from '#platform';
import { type ReleaseTerms, withInvoiced, withReleased } from '../domain/invoiced-quantities.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { JobInvoiced } from '../events/job-invoiced.event.js';
import { JobLinesRepository } from '../job-lines.repository.js';
import { JobsRepository } from '../jobs.repository.js';

/** Keeps count of what invoices took from a job's lines. */
@Injectable()
export class ChangeInvoicedCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly lines: JobLinesRepository,
    private readonly events: EventBus,
  ) {}

  record(jobId: string, billed: readonly LineQuantity[], overrideReason?: string): Promise<void> {
    const next = ({ lines, billingBasis: basis }: JobView) =>
      withInvoiced(lines, billed, { basis, overrideReason });
    return this.change(jobId, next, overrideReason);
  }

  release(jobId: string, released: readonly LineQuantity[], terms: ReleaseTerms): Promise<void> {
    return this.change(jobId, (job) => withReleased(job.lines, released, terms));
  }

  private change(
    jobId: string,
    next: (job: JobView) => LineQuantity[],
    overrideReason?: string,
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(jobId);
      const lines = next(job).map((line) => ({ ...line, overrideReason }));
      await this.lines.save(jobId, { kind: 'invoiced', lines, reason: overrideReason });
      await this.jobs.touch(jobId);
      await this.events.publish(new JobInvoiced(jobId));
    });
  }
}
