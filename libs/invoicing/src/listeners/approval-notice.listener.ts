import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { InvoiceApproved } from '../events/invoice-approved.event.js';
import { InvoicingReads } from '../queries/invoicing-reads.query.js';

/** Tells whoever wrote an invoice that it was approved, and the contractor whose bill it is. */
@Injectable()
@ListensTo('invoicing.approval-notice', InvoiceApproved)
export class ApprovalNoticeListener implements EventListener<InvoiceApproved> {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly identity: IdentityFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event: { invoiceId, version } }: DeliveredEvent<InvoiceApproved>): Promise<void> {
    const invoice = await this.reads.invoice(invoiceId);
    if (!invoice) return;
    const { number, total, currency, createdBy, approvedBy, contractorId } = invoice;
    const by = approvedBy ? await this.identity.nameOf(approvedBy) : undefined;
    await this.notifications.notify({
      kind: 'invoice.approved',
      to: {
        userIds: createdBy ? [createdBy] : [],
        contractorIds: contractorId ? [contractorId] : [],
      },
      subject: { type: 'invoice', id: invoiceId },
      values: { number, total: { amount: total, currency }, by: by ?? 'InvoicePatch' },
      key: String(version),
    });
  }
}
