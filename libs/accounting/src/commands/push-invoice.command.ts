import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { PushPlanner } from '../sync/push-planner.js';

/** Sends an approved invoice again: for one that was approved before a company was connected, or that was parked. */
@Injectable()
export class PushInvoiceCommand {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `INVOICE.NOT_FOUND`, `INVOICE.NOT_APPROVED`. The same version sent twice is one operation. */
  async execute(id: string): Promise<void> {
    const invoice = await this.invoicing.invoice(id);
    if (!invoice) throw DomainError.notFound('INVOICE.NOT_FOUND', 'There is no such invoice.');
    if (['draft', 'pending_approval', 'rejected'].includes(invoice.status)) {
      throw DomainError.conflict(
        'INVOICE.NOT_APPROVED',
        `Invoice ${invoice.number} is not approved yet, so it does not go to the books.`,
        { fix: 'Approve it first.' },
      );
    }
    const isReceivable = invoice.direction === 'receivable';
    await this.unitOfWork.run(() =>
      this.planner.plan({
        entity: isReceivable ? 'invoice' : 'bill',
        localId: id,
        version: invoice.version,
        kind: invoice.status === 'void' ? 'void' : 'write',
        follows: {
          entity: isReceivable ? 'customer' : 'vendor',
          localId: (isReceivable ? invoice.customerId : invoice.contractorId) ?? '',
        },
      }),
    );
  }
}
