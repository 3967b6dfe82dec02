import { Injectable } from '@nestjs/common';
import { senderOf } from '#identity';
import type { DocumentLanguage } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import type { PaperContext } from '../domain/invoice-paper.js';
import { type InvoiceLink, InvoiceLinksRepository } from '../invoice-links.repository.js';
import { InvoicePapers, type Paper } from '../queries/invoice-papers.query.js';
import { InvoicingReads } from '../queries/invoicing-reads.query.js';
import { SendInvoice } from './send-invoice.command.js';

/** What sending and showing an invoice have in common. */
@Injectable()
export class InvoiceDispatch {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly papers: InvoicePapers,
    private readonly links: InvoiceLinksRepository,
    private readonly sending: SendInvoice,
  ) {}

  /** The invoice, held until the unit of work ends. */
  held(id: string): Promise<InvoiceView | undefined> {
    return this.reads.lockedInvoice(id);
  }

  async print(
    invoice: InvoiceView,
    language?: DocumentLanguage,
  ): Promise<{ paper: Paper; context: PaperContext; senderName: string }> {
    const context = await this.papers.contextOf(invoice, language);
    const paper = await this.papers.print(invoice, context.language);
    return { paper, context, senderName: senderOf(context.organizationName, context.branding).name };
  }

  addLink(link: Pick<InvoiceLink, 'id' | 'invoiceId' | 'sentTo' | 'language'>): Promise<void> {
    return this.links.add(link);
  }

  countView(linkId: string): Promise<InvoiceLink | undefined> {
    return this.links.countView(linkId);
  }

  markSent(id: string): Promise<InvoiceView> {
    return this.sending.markSent(id);
  }

  markViewed(id: string): Promise<InvoiceView> {
    return this.sending.markViewed(id);
  }
}
