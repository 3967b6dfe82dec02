import { Injectable } from '@nestjs/common';
import { ApprovalsFacade } from '#approvals';
import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import type { LocalChange } from '../sync/push-planner.js';
import { HandPush } from './hand-push.js';

/** Sends an approved invoice again: for one that was approved before a company was connected, or that was parked. */
@Injectable()
export class PushInvoiceCommand {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly byHand: HandPush,
    private readonly unitOfWork: UnitOfWork,
    private readonly approvals: ApprovalsFacade,
  ) {}

  /** Throws `INVOICE.NOT_FOUND`, `INVOICE.NOT_APPROVED`, `INVOICE.HELD` and `ACCOUNTING.NO_COMPANY`. */
  execute(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.invoicing.lockedInvoice(id);
      if (!invoice) throw DomainError.notFound('INVOICE.NOT_FOUND', 'There is no such invoice.');
      if (['draft', 'pending_approval', 'rejected'].includes(invoice.status)) throw notApproved(invoice);
      if (await this.approvals.leavesAt(id)) throw held(invoice);
      const isReceivable = invoice.direction === 'receivable';
      const change: LocalChange = {
        entity: isReceivable ? 'invoice' : 'bill',
        localId: id,
        version: invoice.version,
        kind: invoice.status === 'void' ? 'void' : 'write',
        follows: {
          entity: isReceivable ? 'customer' : 'vendor',
          localId: (isReceivable ? invoice.customerId : invoice.contractorId) ?? '',
        },
      };
      await this.byHand.send({ entity: 'invoice', id }, [change]);
    });
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
