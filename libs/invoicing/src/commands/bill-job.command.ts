import { Injectable } from '@nestjs/common';
import { JobsFacade, type JobView } from '#jobs';
import { DomainError } from '#kernel';
import { linesToBill, type RequestedQuantity } from '../domain/job-billing.js';
import type { SourceChoice } from '../domain/unbilled.js';
import { UnbilledWork } from '../queries/unbilled-work.query.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput, type RequestedLine } from './invoice-composer.js';

export interface BillJobInput
  extends SourceChoice,
    Pick<
      InvoiceInput,
      | 'invoiceDate'
      | 'dueDate'
      | 'termId'
      | 'exchangeRate'
      | 'customerMemo'
      | 'privateNote'
      | 'holdback'
      | 'deposits'
      | 'freight'
    > {
  /** Left out: everything completed and not invoiced yet. */
  lines?: RequestedQuantity[];
}

/** An invoice for what is done on a job. Two of them at once cannot bill the same work: the job counts what is taken. */
@Injectable()
export class BillJob {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly unbilled: UnbilledWork,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. */
  async run(
    jobId: string,
    { lines: requested, sources, everything, ...header }: BillJobInput,
  ): Promise<string> {
    const job = await this.jobs.job(jobId);
    if (!job) throw DomainError.notFound('INVOICING.JOB_NOT_FOUND', 'There is no such job.');
    if (job.status === 'cancelled') throw cancelled(job);
    const direction = 'receivable' as const;
    const composed = await this.composer.compose({
      ...header,
      direction,
      customerId: job.customerId,
      jobId,
      purchaseOrderId: job.purchaseOrderId,
      currency: job.currency,
      lines: await this.linesOf(job, requested, { sources, everything }),
    });
    return this.creating.run({ ...composed, direction });
  }

  /** What is finished, unless the wish names other sources. */
  private async linesOf(
    job: JobView,
    requested: readonly RequestedQuantity[] | undefined,
    { sources, everything }: SourceChoice,
  ): Promise<RequestedLine[]> {
    if (requested || (!sources && !everything)) return linesToBill(job, requested);
    const filter = { sources: everything ? undefined : sources };
    const found = this.unbilled.ofJob(job, filter);
    return (await this.unbilled.linesOf(found, { customerId: job.customerId }, filter)).lines;
  }
}

function cancelled(job: JobView): DomainError {
  return DomainError.conflict(
    'INVOICING.JOB_CANCELLED',
    `Job ${job.number} is cancelled, so it cannot be invoiced.`,
    { fix: 'Write an invoice by hand if work was done before the job was cancelled.' },
  );
}
