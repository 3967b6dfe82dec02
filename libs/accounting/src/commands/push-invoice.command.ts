import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { LocalChange } from '../sync/push-planner.js';
import { HandPush } from './hand-push.js';
import { ReleasedInvoices } from './released-invoices.js';

/** Sends an approved invoice again: for one that was approved before a company was connected, or that was parked. */
@Injectable()
export class PushInvoiceCommand {
  constructor(
    private readonly released: ReleasedInvoices,
    private readonly byHand: HandPush,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `INVOICE.NOT_FOUND`, `INVOICE.NOT_APPROVED`, `INVOICE.HELD` and `ACCOUNTING.NO_COMPANY`. */
  execute(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const invoice = await this.released.locked(id);
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
