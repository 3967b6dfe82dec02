import { Injectable } from '@nestjs/common';
import { JobsFacade, type JobView } from '#jobs';
import { DomainError } from '#kernel';
import { linesToBill, type RequestedQuantity } from '../domain/job-billing.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface BillJobInput
  extends Pick<
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
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. */
  async run(jobId: string, { lines: requested, ...header }: BillJobInput): Promise<string> {
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
      lines: linesToBill(job, requested),
    });
    return this.creating.run({ ...composed, direction });
  }
}

function cancelled(job: JobView): DomainError {
  return DomainError.conflict(
    'INVOICING.JOB_CANCELLED',
    `Job ${job.number} is cancelled, so it cannot be invoiced.`,
    { fix: 'Write an invoice by hand if work was done before the job was cancelled.' },
  );
}
