import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
import type { BilledEvidence } from '../domain/evidence.js';
import type { InvoiceView } from '../domain/invoice.js';
import type { InvoiceFilter, InvoiceSummary, SimilarInvoice } from '../domain/invoice-queries.js';
import type { PaymentView } from '../domain/payment.js';
import { EvidenceRepository } from '../evidence.repository.js';
import { InvoiceListRepository } from '../invoice-list.repository.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { PaymentsRepository } from '../payments.repository.js';
import {
  type CustomerStatement,
  CustomerStatements,
  type StatementRequest,
} from './customer-statements.query.js';

/** Everything that is read without being changed. */
@Injectable()
export class InvoicingReads {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly lists: InvoiceListRepository,
    private readonly payments: PaymentsRepository,
    private readonly evidence: EvidenceRepository,
    private readonly statements: CustomerStatements,
  ) {}

  invoice(id: string): Promise<InvoiceView | undefined> {
    return this.invoices.find(id);
  }

  async lockedInvoice(id: string): Promise<InvoiceView | undefined> {
    return (await this.invoices.lock([id]))[0];
  }

  ofJob(jobId: string): Promise<InvoiceView[]> {
    return this.invoices.ofJob(jobId);
  }

  list(filter: InvoiceFilter): Promise<Page<InvoiceSummary>> {
    return this.lists.list(filter);
  }

  similarTo(invoice: InvoiceView): Promise<SimilarInvoice[]> {
    return this.lists.similarTo(invoice);
  }

  payment(id: string): Promise<PaymentView | undefined> {
    return this.payments.find(id);
  }

  evidenceOf(invoiceIds: readonly string[]): Promise<BilledEvidence[]> {
    return this.evidence.ofInvoices(invoiceIds);
  }

  statement(customerId: string, request?: StatementRequest): Promise<CustomerStatement> {
    return this.statements.of(customerId, request);
  }
}
