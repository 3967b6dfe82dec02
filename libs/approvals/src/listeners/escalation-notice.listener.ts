import { Injectable } from '@nestjs/common';
import { IdentityFacade, TENANT_ROLES } from '#identity';
import { InvoicingFacade } from '#invoicing';
import { localDateOf } from '#kernel';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ApprovalEscalated } from '../events/approval-escalated.event.js';

/** Calls those who may decide from now on. */
@Injectable()
@ListensTo('approvals.escalation-notice', ApprovalEscalated)
export class EscalationNoticeListener implements EventListener<ApprovalEscalated> {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly identity: IdentityFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event }: DeliveredEvent<ApprovalEscalated>): Promise<void> {
    const invoice = await this.invoicing.invoice(event.invoiceId);
    if (!invoice) return;
    const { number, total, currency, updatedAt } = invoice;
    const { timezone } = await this.identity.organizationSettings();
    await this.notifications.notify({
      kind: 'approval.escalated',
      to: { roles: TENANT_ROLES.filter((role) => event.roles.includes(role)), userIds: event.userIds },
      subject: { type: 'invoice', id: invoice.id },
      values: {
        number,
        total: { amount: total, currency },
        since: localDateOf(new Date(updatedAt), timezone),
      },
      key: event.approvalId,
    });
  }
}
