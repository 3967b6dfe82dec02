import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { AuditLog } from '#platform';
import { DecisionsRepository, type NewDecision } from '../decisions.repository.js';
import { remarks } from '../domain/finding.js';

/** Writes a decision down, in the table of decisions and in the audit log. */
@Injectable()
export class DecisionLedger {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Whether a person ever decided anything about the invoice. */
  wasJudged(invoiceId: string): Promise<boolean> {
    return this.decisions.wasJudged(invoiceId);
  }

  /** `invoice` is what was looked at: as it was before the decision. */
  async enter(
    invoice: InvoiceView,
    made: Omit<NewDecision, 'invoiceId' | 'invoiceVersion' | 'invoiceTotal'>,
  ): Promise<void> {
    const { id: invoiceId, version: invoiceVersion, total: invoiceTotal } = invoice;
    await this.decisions.add({ ...made, invoiceId, invoiceVersion, invoiceTotal });
    const { decision, isFinal, step, onBehalfOf, reason, anomalyScore } = made;
    await this.audit.record({
      action: `invoice.${decision === 'approved' && !isFinal ? 'approval-given' : ACTIONS[decision]}`,
      entity: 'invoice',
      entityId: invoice.id,
      data: {
        ...{ number: invoice.number, total: invoice.total, reason, step, onBehalfOf, anomalyScore },
        byRule: made.decidedBy === null,
        warnings: remarks(made.findings).map(({ rule }) => rule),
      },
    });
  }
}

const ACTIONS = { approved: 'approved', rejected: 'rejected', undone: 'approval-undone' } as const;
