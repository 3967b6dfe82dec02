import { Injectable } from '@nestjs/common';
import { CorrectInvoice, type InvoiceFigures, type LineChange } from './commands/correct-invoice.command.js';
import { DecideInvoice } from './commands/decide-invoice.command.js';
import type { InvoiceView } from './domain/invoice.js';

/**
 * What whoever decides about invoices does with them. Who may decide, the decision's own row and the audit line are the
 * caller's. Everything joins the caller's unit of work, in the tenant in scope.
 */
@Injectable()
export class InvoiceDecisions {
  constructor(
    private readonly decisions: DecideInvoice,
    private readonly corrections: CorrectInvoice,
  ) {}

  /**
   * Approves. `approvedBy` is null when a rule decided. Publishes `invoice.approved`, unless it is held: then
   * `announce` does. Throws `INVOICE.TRANSITION` (conflict) unless the invoice waits for approval.
   */
  approve(id: string, approvedBy: string | null, { isHeld = false } = {}): Promise<InvoiceView> {
    return this.decisions.approve(id, approvedBy, { isHeld });
  }

  /** Publishes the approval that was held. Answers false when the invoice is void or not approved any more. */
  announce(id: string): Promise<boolean> {
    return this.decisions.announce(id);
  }

  /** Takes back an approval that was held; it waits again. Throws `INVOICE.TRANSITION` once it was sent or paid. */
  withdraw(id: string): Promise<InvoiceView> {
    return this.decisions.withdraw(id);
  }

  /** Sends the invoice back to its author with a reason. Throws `INVOICE.TRANSITION` like `approve`. */
  reject(id: string, reason: string): Promise<InvoiceView> {
    return this.decisions.reject(id, reason);
  }

  /** Adds the invoice up again from changed lines. Throws `INVOICING.NOT_CORRECTABLE` once it is approved. */
  correct(id: string, change: LineChange): Promise<InvoiceView> {
    return this.corrections.run(id, change);
  }

  /** Puts the figures of before a correction back. Throws `INVOICING.NOT_CORRECTABLE` once it is approved. */
  restore(id: string, figures: InvoiceFigures): Promise<InvoiceView> {
    return this.corrections.restore(id, figures);
  }
}
