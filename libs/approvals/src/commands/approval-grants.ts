import { Inject, Injectable } from '@nestjs/common';
import { InvoiceDecisions, type InvoiceView } from '#invoicing';
import { CONFIG, type Config, Queue } from '#platform';
import type { ApprovalSettings } from '../approval-settings.repository.js';
import type { Approval } from '../approvals.repository.js';
import { ApprovalDesk, type Leaving } from './approval-desk.js';
import { DecisionLedger } from './decision-ledger.js';

export const RELEASE_QUEUE = 'approvals.release';

export interface ReleaseJob {
  invoiceId: string;
  approvalId: string;
  /** When the grace of this approval ends, ISO 8601: after an undo, another one ends at another time. */
  releaseAt: string;
}

/** Nothing of many leaves before the last of them is decided: `CommonGrace` then says when all leave. */
const MANY_SECONDS = 300;

export type Grace = Pick<ApprovalSettings, 'graceSeconds'> & { isOneOfMany?: boolean };

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
    { graceSeconds, isOneOfMany = false }: Grace,
  ): Promise<void> {
    const seconds = this.secondsOf({ graceSeconds });
    const isHeld = seconds > 0;
    await this.invoices.approve(invoice.id, made.decidedBy, { isHeld });
    await this.ledger.enter(invoice, {
      ...made,
      ...{ approvalId: approval.id, decision: 'approved', isFinal: true },
    });
    const heldSeconds = isHeld && isOneOfMany ? seconds + MANY_SECONDS : seconds;
    const releaseAt = await this.desk.grant(approval, heldSeconds);
    if (!isHeld) return this.desk.settle({ ...approval, status: 'granted' }, 'release');
    await this.plan({ ...approval, releaseAt }, heldSeconds);
  }

  /** From now on they have one grace together. Answers when each of them leaves. */
  async leaveTogether(
    invoiceIds: readonly string[],
    settings: Pick<ApprovalSettings, 'graceSeconds'>,
  ): Promise<Map<string, string>> {
    const seconds = this.secondsOf(settings);
    const leaving = seconds > 0 ? await this.desk.leaveTogether(invoiceIds, seconds) : [];
    for (const approval of leaving) await this.plan(approval, seconds);
    return new Map(leaving.map(({ invoiceId, releaseAt }) => [invoiceId, releaseAt.toISOString()]));
  }

  private secondsOf({ graceSeconds }: Pick<ApprovalSettings, 'graceSeconds'>): number {
    return graceSeconds ?? this.config.approvalGraceSeconds;
  }

  private async plan({ id, invoiceId, releaseAt }: Leaving, seconds: number): Promise<void> {
    const job: ReleaseJob = { invoiceId, approvalId: id, releaseAt: releaseAt.toISOString() };
    await this.queue.send(RELEASE_QUEUE, job, { startAfter: seconds });
  }
}
