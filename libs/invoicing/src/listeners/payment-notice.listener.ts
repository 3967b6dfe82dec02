import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { PartiesFacade } from '#parties';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { PaymentRecorded } from '../events/payment-recorded.event.js';
import { InvoicingReads } from '../queries/invoicing-reads.query.js';

/** Tells the bookkeepers of every payment that another recorded, and a contractor of hers. */
@Injectable()
@ListensTo('invoicing.payment-notice', PaymentRecorded)
export class PaymentNoticeListener implements EventListener<PaymentRecorded> {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly parties: PartiesFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event: { paymentId }, actorId }: DeliveredEvent<PaymentRecorded>): Promise<void> {
    const payment = await this.reads.payment(paymentId);
    if (!payment) return;
    const { customerId, contractorId, amount, currency, paymentDate: day } = payment;
    const party = customerId
      ? await this.parties.customer(customerId)
      : contractorId && (await this.parties.contractor(contractorId));
    await this.notifications.notify({
      kind: customerId ? 'payment.received' : 'payment.made',
      to: { roles: ['owner', 'accountant'], ...(contractorId && { contractorIds: [contractorId] }) },
      subject: { type: 'payment', id: paymentId },
      values: { amount: { amount, currency }, party: party ? party.displayName : '', day },
      actorId,
    });
  }
}
