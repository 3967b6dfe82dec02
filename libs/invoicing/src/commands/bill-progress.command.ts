import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { type ProgressWish, progressLines, progressOf } from '../domain/schedule.js';
import { SchedulesRepository } from '../schedules.repository.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface ProgressInput
  extends Pick<
    InvoiceInput,
    | 'invoiceDate'
    | 'dueDate'
    | 'termId'
    | 'exchangeRate'
    | 'customerMemo'
    | 'privateNote'
    | 'deposits'
    | 'freight'
    | 'holdback'
  > {
  lines: ProgressWish[];
}

/** An invoice for what has progressed on a job's schedule of values. */
@Injectable()
export class BillProgress {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly schedules: SchedulesRepository,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. Throws `INVOICING.NO_SCHEDULE` and what `progressOf` throws. */
  async run(jobId: string, { lines: wishes, ...header }: ProgressInput): Promise<string> {
    const [job, schedule] = [await this.jobs.job(jobId), await this.schedules.find(jobId)];
    if (!job) throw DomainError.notFound('INVOICING.JOB_NOT_FOUND', 'There is no such job.');
    if (!schedule) throw DomainError.notFound('INVOICING.NO_SCHEDULE', 'This job has no schedule of values.');
    const { holdbackPercent } = schedule;
    const agreed = holdbackPercent === null ? null : { percent: holdbackPercent };
    const direction = 'receivable' as const;
    const composed = await this.composer.compose({
      ...header,
      direction,
      customerId: job.customerId,
      jobId,
      purchaseOrderId: job.purchaseOrderId,
      currency: job.currency,
      holdback: header.holdback === undefined ? agreed : header.holdback && { ...agreed, ...header.holdback },
      lines: progressLines(jobId, progressOf(schedule, wishes)),
    });
    return this.creating.run({ ...composed, direction, kind: 'progress' });
  }
}
