import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { localDateOf } from '#kernel';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import {
  gapsOfProperInvoice,
  type PaymentClock,
  type ProperInvoiceFinding,
  paymentClock,
} from '../domain/proper-invoice.js';
import { InvoiceLinksRepository } from '../invoice-links.repository.js';
import { InvoicePapers } from './invoice-papers.query.js';
import { InvoicingReads } from './invoicing-reads.query.js';

/** Whether the Construction Act speaks of an invoice, what it still lacks, and how the clock of prompt payment stands. */
export interface ProperInvoiceView {
  /** The work is done in Ontario, and the invoice is ours. */
  applies: boolean;
  isProper: boolean;
  findings: ProperInvoiceFinding[];
  /** Null until it was sent by e-mail. */
  clock: PaymentClock | null;
}

@Injectable()
export class ProperInvoiceQuery {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly papers: InvoicePapers,
    private readonly links: InvoiceLinksRepository,
    private readonly identity: IdentityFacade,
  ) {}

  /** Throws `INVOICING.INVOICE_NOT_FOUND`. */
  async of(id: string): Promise<ProperInvoiceView> {
    const invoice = await this.reads.invoice(id);
    if (!invoice) throw invoiceNotFound();
    const { province: home, timezone } = await this.identity.organizationSettings();
    const { branding, organizationName, job } = await this.papers.contextOf(invoice);
    const applies = invoice.direction === 'receivable' && (job?.site?.province ?? home) === 'ON';
    const findings = gapsOfProperInvoice({ invoice, organizationName, branding });
    const [first] = await this.links.ofInvoice(id);
    const isProper = findings.length === 0;
    const receivedOn = applies && first ? localDateOf(new Date(first.createdAt), timezone) : null;
    return { applies, isProper, findings, clock: receivedOn ? paymentClock(receivedOn, { isProper }) : null };
  }
}
