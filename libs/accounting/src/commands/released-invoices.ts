import { Injectable } from '@nestjs/common';
import { ApprovalsFacade } from '#approvals';
import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';

/** What stands between an invoice and the books, whoever asks for it to be sent. */
@Injectable()
export class ReleasedInvoices {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly approvals: ApprovalsFacade,
  ) {}

  /**
   * An invoice or bill that may leave, locked so that its approval cannot be undone meanwhile; inside the open unit of
   * work. Throws `INVOICE.NOT_FOUND`, `INVOICE.NOT_APPROVED` and `INVOICE.HELD`.
   */
  async locked(id: string): Promise<InvoiceView> {
    const invoice = await this.invoicing.lockedInvoice(id);
    if (!invoice) throw DomainError.notFound('INVOICE.NOT_FOUND', 'There is no such invoice.');
    if (['draft', 'pending_approval', 'rejected'].includes(invoice.status)) throw notApproved(invoice);
    if (await this.approvals.leavesAt(id)) throw held(invoice);
    return invoice;
  }
}

function notApproved({ number }: InvoiceView): DomainError {
  return DomainError.conflict(
    'INVOICE.NOT_APPROVED',
    `Invoice ${number} is not approved yet, so it does not go to the books.`,
    { fix: 'Approve it first.' },
  );
}

function held({ number }: InvoiceView): DomainError {
  return DomainError.conflict(
    'INVOICE.HELD',
    `The approval of invoice ${number} can still be undone, so it has not left yet.`,
    { fix: 'Wait some seconds: it goes to the books by itself.' },
  );
}
