import { Inject, Injectable } from '@nestjs/common';
import { InvoiceDecisions, type InvoiceView } from '#invoicing';
import { CONFIG, type Config, Queue } from '#platform';
import type { ApprovalSettings } from '../approval-settings.repository.js';
import type { Approval } from '../approvals.repository.js';
import { ApprovalDesk } from './approval-desk.js';
import { DecisionLedger } from './decision-ledger.js';

export const RELEASE_QUEUE = 'approvals.release';

export interface ReleaseJob {
  invoiceId: string;
  approvalId: string;
  /** When the grace of this approval ends, ISO 8601: after an undo, another one ends at another time. */
  releaseAt: string;
}

/**
 * The last yes: the invoice becomes approved. While it can be undone nobody is told: `invoice.approved`, from which
 * everything else follows, is published when the grace is over.
 */
@Injectable()
export class ApprovalGrants {
  constructor(
    private readonly invoices: InvoiceDecisions,
    private readonly desk: ApprovalDesk,
    private readonly ledger: DecisionLedger,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async grant(
    invoice: InvoiceView,
    approval: Approval,
    made: Omit<Parameters<DecisionLedger['enter']>[1], 'approvalId' | 'decision' | 'isFinal'>,
    settings: ApprovalSettings,
  ): Promise<void> {
    const graceSeconds = settings.graceSeconds ?? this.config.approvalGraceSeconds;
    const isHeld = graceSeconds > 0;
    await this.invoices.approve(invoice.id, made.decidedBy, { isHeld });
    await this.ledger.enter(invoice, {
      ...made,
      ...{ approvalId: approval.id, decision: 'approved', isFinal: true },
    });
    const releaseAt = await this.desk.grant(approval, graceSeconds);
    if (!isHeld) return this.desk.settle({ ...approval, status: 'granted' }, 'release');
    const job: ReleaseJob = {
      invoiceId: invoice.id,
      approvalId: approval.id,
      releaseAt: releaseAt.toISOString(),
    };
    await this.queue.send(RELEASE_QUEUE, job, { startAfter: graceSeconds });
  }
}
