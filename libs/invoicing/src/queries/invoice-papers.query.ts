import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import { JobsFacade } from '#jobs';
import { PartiesFacade } from '#parties';
import { type DocumentLanguage, renderBusinessPdf } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoicePaper, type PaperContext } from '../domain/invoice-paper.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { InvoicingReads } from './invoicing-reads.query.js';

export interface Paper {
  /** E.g. `INV-000042.pdf`. */
  name: string;
  file: Buffer;
}

/** Invoices and bills as PDF files. */
@Injectable()
export class InvoicePapers {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly identity: IdentityFacade,
    private readonly parties: PartiesFacade,
    private readonly jobs: JobsFacade,
    private readonly catalog: CatalogFacade,
  ) {}

  /** Without a language, the organization's own. Throws `INVOICING.INVOICE_NOT_FOUND`. */
  async of(id: string, language?: DocumentLanguage): Promise<Paper> {
    const invoice = await this.reads.invoice(id);
    if (!invoice) throw invoiceNotFound();
    return this.print(invoice, language);
  }

  async print(invoice: InvoiceView, language?: DocumentLanguage): Promise<Paper> {
    const file = await renderBusinessPdf(invoicePaper(invoice, await this.contextOf(invoice, language)));
    return { name: `${invoice.number.replace(/[^\w.-]+/g, '-')}.pdf`, file };
  }

  async contextOf(invoice: InvoiceView, language?: DocumentLanguage): Promise<PaperContext> {
    const { name, locale } = await this.identity.organizationSettings();
    const job = invoice.jobId ? await this.jobs.job(invoice.jobId) : undefined;
    return {
      language: language ?? (locale.startsWith('fr') ? 'fr' : 'en'),
      organizationName: name,
      branding: await this.identity.branding(),
      party: await this.partyOf(invoice),
      job: job ? { number: job.number, name: job.name, site: job.siteAddress } : null,
      terms: await this.termOf(invoice.termId),
    };
  }

  private async partyOf({ customerId, contractorId }: InvoiceView): Promise<PaperContext['party']> {
    const customer = customerId ? await this.parties.customer(customerId) : undefined;
    if (customer)
      return { name: customer.companyName ?? customer.displayName, address: customer.billingAddress };
    const contractor = contractorId ? await this.parties.contractor(contractorId) : undefined;
    return {
      name: contractor?.companyName ?? contractor?.displayName ?? '',
      address: contractor?.address ?? null,
    };
  }

  private async termOf(termId: string | null): Promise<string | null> {
    if (termId === null) return null;
    return (await this.catalog.terms.readRecords([termId])).get(termId)?.record.name ?? null;
  }
}
