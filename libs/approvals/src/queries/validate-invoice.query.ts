import { Injectable } from '@nestjs/common';
import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { JobsFacade, type JobView } from '#jobs';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import type { Finding } from '../domain/finding.js';
import { type InvoiceFacts, validateInvoice } from '../domain/invoice-rules.js';

/** Gathers what the rules look at, and runs them. Changes nothing. */
@Injectable()
export class ValidateInvoice {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly jobs: JobsFacade,
    private readonly parties: PartiesFacade,
  ) {}

  /** Throws `APPROVALS.INVOICE_NOT_FOUND`. */
  async run(id: string): Promise<{ invoice: InvoiceView; findings: Finding[] }> {
    const invoice = await this.invoicing.invoice(id);
    if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    return { invoice, findings: await this.check(invoice) };
  }

  async check(invoice: InvoiceView): Promise<Finding[]> {
    const party = await this.partyOf(invoice);
    const jobs = await this.jobsOf(invoice);
    const similar = await this.invoicing.similarTo(invoice);
    return validateInvoice({ invoice, party, jobs, similar });
  }

  private async partyOf(invoice: InvoiceView): Promise<InvoiceFacts['party']> {
    if (invoice.customerId) return this.parties.customer(invoice.customerId);
    return invoice.contractorId ? this.parties.contractor(invoice.contractorId) : undefined;
  }

  /** An invoice bills one job, now and then a few: asking for each is not a query per row. */
  private async jobsOf(invoice: InvoiceView): Promise<Map<string, JobView>> {
    const ids = new Set([invoice.jobId, ...invoice.lines.map((line) => line.jobId)]);
    const found = new Map<string, JobView>();
    for (const id of ids) {
      const job = id ? await this.jobs.job(id) : undefined;
      if (job) found.set(job.id, job);
    }
    return found;
  }
}
