import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Audience, NotificationsFacade } from '#notifications';
import { PartiesFacade } from '#parties';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { InvoiceApproved } from '../events/invoice-approved.event.js';
import { InvoiceRejected } from '../events/invoice-rejected.event.js';
import { InvoiceSubmitted } from '../events/invoice-submitted.event.js';
import { InvoicingReads } from '../queries/invoicing-reads.query.js';

type Heard = InvoiceSubmitted | InvoiceApproved | InvoiceRejected;

/** Whoever may approve where nobody is named: with one manager, somebody hears of what she submits. */
const APPROVERS = ['owner', 'admin', 'manager'] as const;

/** Tells those who may approve what waits for them, and the author and the contractor whose bill it is how it was decided. */
@Injectable()
@ListensTo('invoicing.approval-notice', InvoiceSubmitted, InvoiceApproved, InvoiceRejected)
export class ApprovalNoticeListener implements EventListener<Heard> {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly identity: IdentityFacade,
    private readonly parties: PartiesFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ name, event, actorId }: DeliveredEvent<Heard>): Promise<void> {
    const invoice = await this.reads.invoice(event.invoiceId);
    if (!invoice) return;
    const { number, total, currency, version, approvedBy } = invoice;
    const about = {
      subject: { type: 'invoice', id: invoice.id },
      values: { number, total: { amount: total, currency } },
      key: String('version' in event ? event.version : version),
      actorId,
    };
    const { values } = about;
    if (name === InvoiceSubmitted.eventName) {
      const party = await this.partyOf(invoice);
      const to: Audience = { roles: APPROVERS };
      await this.notifications.notify({
        ...about,
        kind: 'invoice.submitted',
        to,
        values: { ...values, party },
      });
    } else if ('reason' in event) {
      const { reason } = event;
      const to = ownersOf(invoice);
      await this.notifications.notify({
        ...about,
        kind: 'invoice.rejected',
        to,
        values: { ...values, reason },
      });
    } else {
      const by = (approvedBy && (await this.identity.nameOf(approvedBy))) || 'InvoicePatch';
      const to = ownersOf(invoice);
      await this.notifications.notify({ ...about, kind: 'invoice.approved', to, values: { ...values, by } });
    }
  }

  private async partyOf({ customerId, contractorId }: InvoiceView): Promise<string> {
    const party = customerId
      ? await this.parties.customer(customerId)
      : await this.parties.contractor(contractorId ?? '');
    return party?.displayName ?? '';
  }
}

function ownersOf({ createdBy, contractorId }: InvoiceView): Audience {
  return { userIds: createdBy ? [createdBy] : [], contractorIds: contractorId ? [contractorId] : [] };
}
