import { Injectable } from '@nestjs/common';
import { ApprovalsRepository } from './approvals.repository.js';
import { Decide } from './commands/decide.command.js';
import type { Finding } from './domain/finding.js';
import { ValidateInvoice } from './queries/validate-invoice.query.js';

/** What other modules may ask about approvals. Everything runs in the tenant and for the actor in scope. */
@Injectable()
export class ApprovalsFacade {
  constructor(
    private readonly validation: ValidateInvoice,
    private readonly decide: Decide,
    private readonly approvals: ApprovalsRepository,
  ) {}

  /** What every rule says about the invoice now. Throws `APPROVALS.INVOICE_NOT_FOUND`. */
  async findings(invoiceId: string): Promise<Finding[]> {
    return (await this.validation.run(invoiceId)).findings;
  }

  /** Until when the invoice's approval can be undone; undefined when nothing holds it back any more. */
  async leavesAt(invoiceId: string): Promise<Date | undefined> {
    const open = await this.approvals.open(invoiceId);
    return (open?.status === 'granted' && open.releaseAt) || undefined;
  }

  /**
   * Approves for the person in scope, in one transaction. Throws `INVOICE.TRANSITION` unless it waits for approval,
   * `APPROVALS.OWN_INVOICE`, `APPROVALS.BLOCKED`.
   */
  approve(invoiceId: string): Promise<Finding[]> {
    return this.decide.approve(invoiceId);
  }
}
