import { Injectable } from '@nestjs/common';
import type { Page, RecordStore } from '#platform';
import { DecideInvoice } from './commands/decide-invoice.command.js';
import { RecordProviderTotals } from './commands/record-provider-totals.command.js';
import { SendInvoice } from './commands/send-invoice.command.js';
import type { CreditUses } from './credit-use-records.repository.js';
import type { CreditRecord } from './domain/credit.js';
import type { BilledEvidence } from './domain/evidence.js';
import { statusAfterImport } from './domain/import-status.js';
import type { InvoiceRecord, InvoiceView } from './domain/invoice.js';
import type { InvoiceFilter, InvoiceSummary, SimilarInvoice } from './domain/invoice-queries.js';
import type { InvoiceStatus } from './domain/invoice-states.js';
import type { BookedPayment, PaymentView } from './domain/payment.js';
import type { RefundReceiptRecord, RefundRecord } from './domain/refund.js';
import { InvoicingStores } from './invoicing.stores.js';
import type { CustomerStatement, StatementRequest } from './queries/customer-statements.query.js';
import { InvoicingReads } from './queries/invoicing-reads.query.js';

/** What other modules may do with invoices and payments. Everything runs in the tenant in scope. */
@Injectable()
export class InvoicingFacade {
  /** Whole invoices in bulk, for whoever mirrors them elsewhere; an import publishes no event. */
  readonly invoices: RecordStore<InvoiceRecord>;
  /** Whole payments in bulk. An import moves no invoice's balance: invoices carry their own. */
  readonly payments: RecordStore<BookedPayment>;
  /** Whole credits in bulk, with their balances. */
  readonly credits: RecordStore<CreditRecord>;
  /** What credits paid, in bulk: a use is one step, of one or more credits on one or more invoices. */
  readonly creditUses: CreditUses;
  /** Whole refunds in bulk. An import moves nothing: payments and credits carry their own balances. */
  readonly refunds: RecordStore<RefundRecord>;
  /** Credits that were paid back at once, in bulk: each is a credit and its refund. */
  readonly refundReceipts: RecordStore<RefundReceiptRecord>;

  constructor(
    stores: InvoicingStores,
    private readonly reads: InvoicingReads,
    private readonly decisions: DecideInvoice,
    private readonly sending: SendInvoice,
    private readonly providerTotals: RecordProviderTotals,
  ) {
    this.invoices = stores.invoices;
    this.payments = stores.payments;
    this.credits = stores.credits;
    this.creditUses = stores.creditUses;
    this.refunds = stores.refunds;
    this.refundReceipts = stores.refundReceipts;
  }

  /** The invoice with its lines, or undefined when this organization has none with that id. */
  invoice(id: string): Promise<InvoiceView | undefined> {
    return this.reads.invoice(id);
  }

  /** The payment with its allocations, or undefined when this organization has none with that id. */
  payment(id: string): Promise<PaymentView | undefined> {
    return this.reads.payment(id);
  }

  /** The same invoice, which nobody else can change until the caller's unit of work ends. Needs an open one. */
  lockedInvoice(id: string): Promise<InvoiceView | undefined> {
    return this.reads.lockedInvoice(id);
  }

  /** Every invoice and bill of a job, void ones included, by day. */
  invoicesOfJob(jobId: string): Promise<InvoiceView[]> {
    return this.reads.ofJob(jobId);
  }

  /** What a customer owes, by open items or carried forward. Throws `INVOICING.NO_SUCH_CUSTOMER`. */
  statement(customerId: string, request?: StatementRequest): Promise<CustomerStatement> {
    return this.reads.statement(customerId, request);
  }

  /** What these invoices rest on, by invoice and line, in one statement; nothing for void ones. */
  evidenceOf(invoiceIds: readonly string[]): Promise<BilledEvidence[]> {
    return this.reads.evidenceOf(invoiceIds);
  }

  list(filter: InvoiceFilter): Promise<Page<InvoiceSummary>> {
    return this.reads.list(filter);
  }

  /** Invoices that are not void and share the number and party of this one, or bill one of its job lines or times. */
  similarTo(invoice: InvoiceView): Promise<SimilarInvoice[]> {
    return this.reads.similarTo(invoice);
  }

  /** See `domain/import-status.ts`: where an invoice goes when the accounting system told its balance. Pure. */
  statusAfterImport(
    current: InvoiceStatus | undefined,
    balance: string,
    total: string,
    isVoid: boolean,
  ): InvoiceStatus {
    return statusAfterImport(current, balance, total, isVoid);
  }

  /**
   * Approves, in the caller's unit of work, and publishes `invoice.approved`. Throws `INVOICE.TRANSITION` (conflict)
   * unless the invoice waits for approval. The caller has checked the right to decide.
   */
  approve(id: string, approvedBy: string): Promise<InvoiceView> {
    return this.decisions.approve(id, approvedBy);
  }

  /** Sends the invoice back to its author with a reason. Throws `INVOICE.TRANSITION` like `approve`. */
  reject(id: string, reason: string): Promise<InvoiceView> {
    return this.decisions.reject(id, reason);
  }

  /** The customer was sent the invoice, by us or by the accounting system. Left alone when it is past that already. */
  markSent(id: string): Promise<InvoiceView> {
    return this.sending.markSent(id);
  }

  /** The customer opened the invoice. Left alone when it is past that already. */
  markViewed(id: string): Promise<InvoiceView> {
    return this.sending.markViewed(id);
  }

  /**
   * Keeps the accounting system's total and tax beside ours, with the differences; our own figures stay.
   * Amounts are decimal text in the invoice's currency. Throws `INVOICING.INVOICE_NOT_FOUND`.
   */
  recordProviderTotals(id: string, totals: { total: string; taxAmount: string }): Promise<InvoiceView> {
    return this.providerTotals.run(id, totals);
  }
}
