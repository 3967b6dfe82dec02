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

  /** Whether anything was decided in this approval yet. */
  async hasEntries(approvalId: string): Promise<boolean> {
    return (await this.decisions.last(approvalId)) !== undefined;
  }

  /** Answers the decision's id. */
  async enter(
    invoice: InvoiceView,
    made: Omit<NewDecision, 'invoiceId' | 'invoiceVersion'>,
  ): Promise<string> {
    const id = await this.decisions.add({ ...made, invoiceId: invoice.id, invoiceVersion: invoice.version });
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
    return id;
  }
}

const ACTIONS = { approved: 'approved', rejected: 'rejected', undone: 'approval-undone' } as const;
