import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { AuditLog, CLOCK, EventBus, HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { ApprovalsRepository } from '../approvals.repository.js';
import { ESCALATION_QUEUE, type EscalationJob } from '../commands/approval-desk.js';
import { ApprovalEscalated } from '../events/approval-escalated.event.js';

/** A step has waited too long. However often this runs, a step escalates once; one that went on does not. */
@Injectable()
@HandlesJob(ESCALATION_QUEUE)
export class EscalationHandler implements JobHandler<EscalationJob> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly approvals: ApprovalsRepository,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ approvalId, step, stepStartedAt }: EscalationJob): Promise<void> {
    await this.unitOfWork.run(async () => {
      const begun = new Date(stepStartedAt);
      if (!(await this.approvals.escalate(approvalId, step, begun, this.clock.now()))) return;
      const approval = await this.approvals.find(approvalId);
      const current = approval?.steps[step];
      if (!approval || !current) return;
      const { escalateToRoles, escalateToUserIds } = current;
      await this.events.publish(
        new ApprovalEscalated(approval.invoiceId, approvalId, escalateToRoles, escalateToUserIds),
      );
      await this.audit.record({
        action: 'invoice.approval-escalated',
        entity: 'invoice',
        entityId: approval.invoiceId,
        data: { step, waitedSince: stepStartedAt, escalateToRoles, escalateToUserIds },
      });
    });
  }
}
