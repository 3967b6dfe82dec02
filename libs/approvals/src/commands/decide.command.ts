import { Injectable } from '@nestjs/common';
import { type InvoiceView, InvoicingFacade, invoiceStates } from '#invoicing';
import { DomainError } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { ApprovalsRepository, type Decision } from '../approvals.repository.js';
import { type Finding, isBlocked } from '../domain/finding.js';
import { ValidateInvoice } from '../queries/validate-invoice.query.js';

/**
 * A decision is one transaction: the invoice's state, the decision with its findings, the audit line and the event. The
 * invoice is held from the first read, so of many that decide at once one wins and the others are told why not.
 */
@Injectable()
export class Decide {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly validation: ValidateInvoice,
    private readonly approvals: ApprovalsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `INVOICE.TRANSITION`, `APPROVALS.OWN_INVOICE`, `APPROVALS.BLOCKED` and `APPROVALS.CHANGED_MEANWHILE`. */
  approve(id: string, options: { version?: number; reason?: string } = {}): Promise<Finding[]> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.waiting(id, 'approve', options.version);
      const decidedBy = personInScope();
      await this.refuseOwn(invoice, decidedBy);
      const findings = await this.validation.check(invoice);
      if (isBlocked(findings)) throw blocked(invoice, findings);
      await this.invoicing.approve(id, decidedBy);
      await this.keep(invoice, { decision: 'approved', reason: options.reason ?? null, decidedBy, findings });
      return findings;
    });
  }

  reject(id: string, reason: string, version?: number): Promise<Finding[]> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.waiting(id, 'reject', version);
      const decidedBy = personInScope();
      const findings = await this.validation.check(invoice);
      await this.invoicing.reject(id, reason);
      await this.keep(invoice, { decision: 'rejected', reason, decidedBy, findings });
      return findings;
    });
  }

  private async waiting(id: string, action: 'approve' | 'reject', version?: number): Promise<InvoiceView> {
    const invoice = await this.invoicing.lockedInvoice(id);
    if (!invoice) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    if (version !== undefined && version !== invoice.version) throw changedMeanwhile(invoice);
    invoiceStates.next(invoice.status, action);
    return invoice;
  }

  private async refuseOwn(invoice: InvoiceView, person: string): Promise<void> {
    if (invoice.createdBy !== person || (await this.approvals.allowsSelfApproval())) return;
    throw new DomainError('APPROVALS.OWN_INVOICE', `You wrote invoice ${invoice.number} yourself.`, {
      kind: 'forbidden',
      fix: 'Ask a colleague to approve it, or let the owner allow approving one’s own invoices.',
    });
  }

  private async keep(
    invoice: InvoiceView,
    made: { decision: Decision; reason: string | null; decidedBy: string; findings: Finding[] },
  ): Promise<void> {
    await this.approvals.add({ ...made, invoiceId: invoice.id, invoiceVersion: invoice.version });
    const warnings = made.findings.filter(({ severity }) => severity !== 'pass').map(({ rule }) => rule);
    await this.audit.record({
      action: `invoice.${made.decision}`,
      entity: 'invoice',
      entityId: invoice.id,
      data: { number: invoice.number, total: invoice.total, reason: made.reason, warnings },
    });
  }
}

/** Somebody answers for a decision: the product itself never decides. */
function personInScope(): string {
  const { actor } = requireScope();
  if (actor.id && actor.kind !== 'system') return actor.id;
  throw new DomainError('APPROVALS.NOBODY', 'Only a person can approve or reject an invoice.', {
    kind: 'forbidden',
  });
}

function blocked(invoice: InvoiceView, findings: Finding[]): DomainError {
  const blocks = findings.filter((finding) => finding.severity === 'block');
  const more = blocks.length > 1 ? ` (and ${blocks.length - 1} more)` : '';
  return DomainError.conflict(
    'APPROVALS.BLOCKED',
    `Invoice ${invoice.number} cannot be approved: ${blocks[0]?.message ?? ''}${more}`,
    { fix: blocks[0]?.fix, details: { findings: blocks } },
  );
}

function changedMeanwhile(invoice: InvoiceView): DomainError {
  return DomainError.conflict(
    'APPROVALS.CHANGED_MEANWHILE',
    `Invoice ${invoice.number} was changed after you looked at it.`,
    { field: 'version', fix: 'Look at it again, then decide.', details: { version: invoice.version } },
  );
}
