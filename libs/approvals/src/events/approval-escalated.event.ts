import { DomainEvent } from '#platform';

/** An invoice has waited too long: from now on others may decide about it too. */
export class ApprovalEscalated extends DomainEvent {
  static override readonly eventName = 'approval.escalated';

  constructor(
    readonly invoiceId: string,
    readonly approvalId: string,
    /** Who was called: roles and people. */
    readonly roles: string[],
    readonly userIds: string[],
  ) {
    super();
  }
}
