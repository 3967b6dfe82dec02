import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { isConsidered, OrderChanges } from '../queries/order-changes.query.js';
import { HandPush } from './hand-push.js';

/** Sends an order: for one that is older than the link to the books, was parked, or was deleted there. */
@Injectable()
export class PushOrderCommand {
  constructor(
    private readonly changes: OrderChanges,
    private readonly byHand: HandPush,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `PURCHASE_ORDERS.NOT_FOUND`, `.NOT_APPROVED`, `.CANCELLED`, `ACCOUNTING.NO_COMPANY` and `.KIND_NOT_SENT`. */
  execute(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const found = await this.changes.of(id, { locked: true });
      if (!found)
        throw DomainError.notFound('PURCHASE_ORDERS.NOT_FOUND', 'There is no purchase order with this id.');
      const { order, standing, change } = found;
      if (standing !== 'there' && isConsidered(order)) throw notApproved(order.number);
      if (standing !== 'there' && order.status === 'cancelled') throw cancelled(order.number);
      await this.byHand.send({ entity: 'purchase-order', id }, [change]);
    });
  }
}

function notApproved(number: string): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.NOT_APPROVED',
    `Order ${number} is not approved yet, so it does not go to the books.`,
    { fix: 'Approve it first.' },
  );
}

function cancelled(number: string): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.CANCELLED',
    `Order ${number} is cancelled and the books do not have it, so there is nothing to send.`,
    { fix: 'Enter a new order if it is wanted after all.' },
  );
}
