import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { NotificationsFacade } from '#notifications';
import { PartiesFacade } from '#parties';
import type { Approval } from '../approvals.repository.js';

/** Who may approve where a step names nobody. */
const APPROVERS = ['owner', 'admin', 'manager'] as const;

/** Calls those whose turn it becomes when a step is done. That something was handed in is told by invoicing. */
@Injectable()
export class ApprovalNotices {
  constructor(
    private readonly notifications: NotificationsFacade,
    private readonly parties: PartiesFacade,
  ) {}

  async nextStep(invoice: InvoiceView, { id, steps }: Approval, step: number): Promise<void> {
    const { roles = [], userIds = [] } = steps[step] ?? {};
    const isOpen = roles.length === 0 && userIds.length === 0;
    const { number, total, currency } = invoice;
    await this.notifications.notify({
      kind: 'invoice.submitted',
      to: { userIds, roles: isOpen ? APPROVERS : roles },
      subject: { type: 'invoice', id: invoice.id },
      values: { number, total: { amount: total, currency }, party: await this.partyOf(invoice) },
      key: `${id} ${step}`,
    });
  }

  private async partyOf({ customerId, contractorId }: InvoiceView): Promise<string> {
    const party = customerId
      ? await this.parties.customer(customerId)
      : await this.parties.contractor(contractorId ?? '');
    return party?.displayName ?? '';
  }
}
