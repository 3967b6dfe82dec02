import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import {
  AuditLog,
  CONFIG,
  type Config,
  type DocumentLanguage,
  Mailer,
  requireScope,
  UnitOfWork,
} from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceLetter } from '../domain/invoice-letter.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { linkToken } from '../domain/link-token.js';
import { InvoiceDispatch } from './invoice-dispatch.js';

export interface EmailRequest {
  /** Default: the address on the invoice. */
  to?: string;
  /** Default: the organization's own. */
  language?: DocumentLanguage;
  message?: string;
}

const SENDABLE: readonly string[] = ['approved', 'sent', 'viewed', 'partially_paid', 'paid'];

/** Sends an invoice to its customer by e-mail, with the file and a link that tells when it was opened. */
@Injectable()
export class EmailInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dispatch: InvoiceDispatch,
    private readonly mailer: Mailer,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `INVOICING.NOT_SENDABLE` before approval and `INVOICING.NO_ADDRESS` without an e-mail address. */
  run(id: string, { to, language, message }: EmailRequest): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.dispatch.held(id);
      if (!invoice) throw invoiceNotFound();
      checkSendable(invoice);
      const address = to ?? invoice.email;
      if (!address) throw noAddress();
      const { paper, context, senderName } = await this.dispatch.print(invoice, language);
      const linkId = newId();
      await this.dispatch.addLink({ id: linkId, invoiceId: id, sentTo: address, language: context.language });
      const { organizationId } = requireScope();
      const token = linkToken(this.config.jwtSecret, { organizationId, linkId });
      const letter = invoiceLetter(invoice, {
        language: context.language,
        senderName,
        customerName: context.party.name,
        url: `${this.config.publicUrl}/api/v1/public/invoices/${token}`,
        message: message ?? null,
      });
      await this.mailer.send({
        to: address,
        ...letter,
        ...(context.branding.email ? { replyTo: context.branding.email } : {}),
        attachments: [{ name: paper.name, mediaType: 'application/pdf', content: paper.file }],
      });
      await this.audit.record({
        action: 'invoice.emailed',
        entity: 'invoice',
        entityId: id,
        data: { number: invoice.number, to: address },
      });
      return this.dispatch.markSent(id);
    });
  }
}

function checkSendable(invoice: InvoiceView): void {
  if (invoice.direction === 'receivable' && SENDABLE.includes(invoice.status)) return;
  throw DomainError.conflict(
    'INVOICING.NOT_SENDABLE',
    invoice.direction === 'payable'
      ? `${invoice.number} is a bill to us: it is not sent to anybody.`
      : `Invoice ${invoice.number} is ${invoice.status.replaceAll('_', ' ')}, so it is not sent.`,
    {
      fix: invoice.direction === 'payable' ? 'Choose an invoice to a customer.' : 'Have it approved first.',
      details: { invoiceNumber: invoice.number, direction: invoice.direction, invoiceStatus: invoice.status },
    },
  );
}

function noAddress(): DomainError {
  return new DomainError('INVOICING.NO_ADDRESS', 'Neither the invoice nor you say where to send it.', {
    field: 'to',
    fix: "Give the customer's e-mail address.",
  });
}
