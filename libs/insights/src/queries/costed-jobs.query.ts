import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { TimekeepingFacade } from '#timekeeping';

/** Something that a job may have cost more by. */
export interface CostEvent {
  jobId?: string;
  timeEntryId?: string;
  expenseId?: string;
  invoiceId?: string;
}

/** The jobs that an event is a cost of. */
@Injectable()
export class CostedJobs {
  constructor(
    private readonly time: TimekeepingFacade,
    private readonly invoicing: InvoicingFacade,
  ) {}

  async of({ jobId, timeEntryId, expenseId, invoiceId }: CostEvent): Promise<string[]> {
    const one =
      jobId ??
      (timeEntryId && (await this.time.entry(timeEntryId))?.jobId) ??
      (expenseId && (await this.time.expense(expenseId))?.jobId);
    if (one) return [one];
    const bill = invoiceId ? await this.invoicing.invoice(invoiceId) : undefined;
    if (bill?.direction !== 'payable') return [];
    const named = [bill.jobId, ...bill.lines.map((line) => line.jobId)].flatMap((id) => id ?? []);
    return [...new Set(named)].sort();
  }
}
