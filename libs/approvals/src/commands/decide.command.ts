import { Injectable } from '@nestjs/common';
import { InvoiceDecisions, type InvoiceView, InvoicingFacade, invoiceStates } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { type Finding, isBlocked } from '../domain/finding.js';
import { type Opinion, ValidateInvoice } from '../queries/validate-invoice.query.js';
import { Approver } from './approver.js';
import { personInScope } from './people.js';

export interface ApproveOptions {
  version?: number;
  reason?: string;
  isOneOfMany?: boolean;
}

/**
 * A decision is one transaction: the invoice's state, the decision with its findings, the audit line and the event. The
 * invoice is held from the first read, so of many that decide at once one wins and the others are told why not.
 */
@Injectable()
export class Decide {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly invoices: InvoiceDecisions,
    private readonly validation: ValidateInvoice,
    private readonly approver: Approver,
  ) {}

  /**
   * Throws `INVOICE.TRANSITION`, `APPROVALS.OWN_INVOICE`, `APPROVALS.NOT_YOUR_TURN`, `APPROVALS.ALREADY_DECIDED`,
   * `APPROVALS.BLOCKED` and `APPROVALS.CHANGED_MEANWHILE`.
   */
  approve(id: string, options: ApproveOptions = {}): Promise<Finding[]> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.waiting(id, 'approve', options.version);
      const decidedBy = personInScope();
      const turn = await this.approver.turnOf(invoice, decidedBy);
      const { findings, anomaly } = await this.opinionOf(id);
      if (isBlocked(findings)) throw blocked(invoice, findings);
      const said = { reason: options.reason ?? null, decidedBy, findings, anomalyScore: anomaly.score };
      await this.approver.approve(invoice, { ...turn, isOneOfMany: options.isOneOfMany }, said);
      return findings;
    });
  }

  reject(id: string, reason: string, version?: number): Promise<Finding[]> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.waiting(id, 'reject', version);
      const decidedBy = personInScope();
      const { findings, anomaly } = await this.opinionOf(id);
      await this.invoices.reject(id, reason);
      await this.approver.reject(invoice, { reason, decidedBy, findings, anomalyScore: anomaly.score });
      return findings;
    });
  }

  private opinionOf(id: string): Promise<Opinion> {
    return this.validation.run(id);
  }

  private async waiting(id: string, action: 'approve' | 'reject', version?: number): Promise<InvoiceView> {
    const invoice = await this.invoicing.lockedInvoice(id);
    if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    if (version !== undefined && version !== invoice.version) throw changedMeanwhile(invoice);
    invoiceStates.next(invoice.status, action);
    return invoice;
  }
}

function blocked(invoice: InvoiceView, findings: Finding[]): DomainError {
  const blocks = findings.filter((finding) => finding.severity === 'block');
  const more = blocks.length > 1 ? ` (and ${blocks.length - 1} more)` : '';
  return DomainError.conflict(
    'APPROVALS.BLOCKED',
    `Invoice ${invoice.number} cannot be approved: ${blocks[0]?.message ?? ''}${more}`,
    { fix: blocks[0]?.fix, details: { invoiceNumber: invoice.number, findings: blocks } },
  );
}

function changedMeanwhile(invoice: InvoiceView): DomainError {
  return DomainError.conflict(
    'APPROVALS.CHANGED_MEANWHILE',
    `Invoice ${invoice.number} was changed after you looked at it.`,
    { field: 'version', fix: 'Look at it again, then decide.', details: { version: invoice.version } },
  );
}
