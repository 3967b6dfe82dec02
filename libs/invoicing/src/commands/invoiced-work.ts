import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { CreditedLinesRepository } from '../credited-lines.repository.js';
import { type JobLine, linesNotReturned, quantitiesByJob } from '../domain/billed-work.js';
import type { InvoiceDirection } from '../domain/invoice.js';

/** What invoices bill of the lines of jobs. Joins the caller's unit of work. */
@Injectable()
export class InvoicedWork {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly credits: CreditedLinesRepository,
  ) {}

  async take(direction: InvoiceDirection, lines: readonly JobLine[]): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(direction, lines))
      await this.jobs.recordInvoiced(jobId, quantities);
  }

  /** Gives back what invoices bill, but not once more what live credits on them gave back already. */
  async release(
    invoices: readonly { id: string; direction: InvoiceDirection; lines: readonly JobLine[] }[],
    terms: { isFact?: boolean },
  ): Promise<void> {
    const sales = invoices.filter(({ direction }) => direction === 'receivable');
    const credited = await this.credits.ofInvoices(sales.map(({ id }) => id));
    const lines = sales.flatMap((sale) => linesNotReturned(sale.lines, credited.get(sale.id) ?? []));
    for (const [jobId, quantities] of quantitiesByJob('receivable', lines))
      await this.jobs.releaseInvoiced(jobId, quantities, terms);
  }
}
