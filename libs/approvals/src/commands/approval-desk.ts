import { Inject, Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import type { Clock } from '#kernel';
import { CLOCK, Queue } from '#platform';
import { ApprovalRoutesRepository } from '../approval-routes.repository.js';
import { type Approval, ApprovalsRepository } from '../approvals.repository.js';
import { type ApprovalAction, approvalStates } from '../domain/approval-states.js';
import { routeFor, USUAL_STEPS } from '../domain/route.js';
import { ApprovalNotices } from './approval-notices.js';

export const ESCALATION_QUEUE = 'approvals.escalation';

export interface EscalationJob {
  approvalId: string;
  step: number;
  /** ISO 8601: tells this step from the same step after an undo. */
  stepStartedAt: string;
}

/** An approval that was given, and when it leaves. */
export type Leaving = Pick<Approval, 'id' | 'invoiceId'> & { releaseAt: Date };

/** Moves approvals along their steps. The caller holds the invoice, so two never move one at a time. */
@Injectable()
export class ApprovalDesk {
  constructor(
    private readonly approvals: ApprovalsRepository,
    private readonly routes: ApprovalRoutesRepository,
    private readonly queue: Queue,
    private readonly notices: ApprovalNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What the invoice waits for. Begun when nothing is, and begun anew when the invoice was changed since: the route is
   * that of this moment, and what was said of another version is not said of this one.
   */
  async openFor(invoice: InvoiceView): Promise<Approval> {
    const found = await this.approvals.open(invoice.id);
    if (found && isOfVersion(found, invoice.version)) return found;
    if (found) await this.settle(found, 'withdraw');
    return this.beginFor(invoice);
  }

  private async beginFor(invoice: InvoiceView): Promise<Approval> {
    const route = routeFor(invoice, await this.routes.inForce());
    const now = this.clock.now();
    const approval = await this.approvals.create({
      invoiceId: invoice.id,
      routeId: route?.id ?? null,
      routeName: route?.name ?? null,
      steps: route?.steps ?? [...USUAL_STEPS],
      ...{ step: 0, status: 'waiting', invoiceVersion: invoice.version, stepStartedAt: now, openedAt: now },
    });
    await this.planEscalation(approval);
    return approval;
  }

  /** The approval that was given and has not left yet. */
  async granted(invoiceId: string): Promise<Approval | undefined> {
    const open = await this.approvals.open(invoiceId);
    return open?.status === 'granted' ? open : undefined;
  }

  /** The same while its grace lasts. One that is over is about to leave, however late whoever sends it is. */
  async undoable(invoiceId: string): Promise<Approval | undefined> {
    const granted = await this.granted(invoiceId);
    return granted?.releaseAt && granted.releaseAt > this.clock.now() ? granted : undefined;
  }

  /** The next step begins, and its people are told. */
  async advance(approval: Approval, invoice: InvoiceView): Promise<void> {
    await this.begin(approval, 'advance', approval.step + 1);
    await this.notices.nextStep(invoice, approval, approval.step + 1);
  }

  /** All over again from the first step, for the invoice as it is now. */
  async reopen(approval: Approval, { version }: InvoiceView): Promise<void> {
    await this.begin({ ...approval, invoiceVersion: version }, 'undo', 0);
  }

  /** The last yes. Answers when it leaves: until then it can be undone. */
  async grant(approval: Approval, graceSeconds: number): Promise<Date> {
    const decidedAt = this.clock.now();
    const releaseAt = new Date(decidedAt.getTime() + graceSeconds * 1000);
    const status = approvalStates.next(approval.status, 'grant');
    await this.approvals.change(approval.id, { status, decidedAt, releaseAt });
    return releaseAt;
  }

  /** Those of them that are granted leave that long from now, none before another. */
  async leaveTogether(invoiceIds: readonly string[], graceSeconds: number): Promise<Leaving[]> {
    const releaseAt = new Date(this.clock.now().getTime() + graceSeconds * 1000);
    const granted = await this.approvals.postpone(invoiceIds, releaseAt);
    return granted.map(({ id, invoiceId }) => ({ id, invoiceId, releaseAt }));
  }

  /** Ends it, one way or another. */
  async settle(approval: Approval, action: ApprovalAction): Promise<void> {
    const status = approvalStates.next(approval.status, action);
    await this.approvals.change(approval.id, { status, decidedAt: approval.decidedAt ?? this.clock.now() });
  }

  private async begin(approval: Approval, action: ApprovalAction, step: number): Promise<void> {
    const { invoiceVersion } = approval;
    const begun = {
      status: approvalStates.next(approval.status, action),
      ...{ step, invoiceVersion, stepStartedAt: this.clock.now() },
      ...{ escalatedAt: null, decidedAt: null, releaseAt: null },
    };
    await this.approvals.change(approval.id, begun);
    await this.planEscalation({ ...approval, ...begun });
  }

  private async planEscalation({ id, steps, step, stepStartedAt }: Approval): Promise<void> {
    const hours = steps[step]?.escalateAfterHours ?? null;
    if (hours === null) return;
    const job: EscalationJob = { approvalId: id, step, stepStartedAt: stepStartedAt.toISOString() };
    await this.queue.send(ESCALATION_QUEUE, job, { startAfter: hours * 3600 });
  }
}

function isOfVersion({ status, invoiceVersion }: Approval, version: number): boolean {
  return status === 'granted' || invoiceVersion === null || invoiceVersion === version;
}
