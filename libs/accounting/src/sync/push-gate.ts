import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { PurchaseOrdersFacade } from '#purchase-orders';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { OtherWrites } from './other-writes.js';

/** A person has to say first which side holds. */
export class UndecidedError extends ConnectorError {
  constructor() {
    super(
      'validation',
      'Both sides changed this record, or one changed what the other deleted; decide the conflict first.',
      { fix: 'Choose a side under "Waiting for you" in Sync: what waits then goes by itself.' },
    );
    this.name = 'UndecidedError';
  }
}

/** An order says more than its lines do. */
export class ChargedOrderError extends ConnectorError {
  constructor() {
    super(
      'validation',
      'This order has a discount or freight beside its lines, which the books cannot keep; nothing of it was sent.',
      { fix: 'Revise it: put the freight, or the lower prices, into its lines. Then it goes by itself.' },
    );
    this.name = 'ChargedOrderError';
  }
}

const ORDERS: ReadonlySet<Entity> = new Set(['estimate', 'purchase-order']);

/** Whether a write may go out now. */
@Injectable()
export class PushGate {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly others: OtherWrites,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  /** Throws what the write waits for: a person's decision, or other writes; or that the books cannot keep all of it. */
  async pass(connectionId: string, operation: ClaimedOperation): Promise<void> {
    if (await this.conflicts.isOpen(connectionId, operation.entity, operation.localId))
      throw new UndecidedError();
    if (operation.operation === 'void') await this.others.mustNotName(connectionId, operation);
    else if (ORDERS.has(operation.entity) && !operation.undo) await this.mustBeAllOfIt(operation.localId);
  }

  /** What comes off the lines of an order, or on top of them, has no place in the books but a line. */
  private async mustBeAllOfIt(orderId: string): Promise<void> {
    const order = await this.orders.order(orderId);
    if (!order) return;
    const charges = [order.discountAmount, order.shippingAmount];
    if (charges.some((amount) => !Money.of(amount).isZero())) throw new ChargedOrderError();
  }

  /** It was taken back here as it is there: nobody has to decide any more. */
  goneOnBothSides(connectionId: string, { entity, localId }: ClaimedOperation): Promise<void> {
    return this.conflicts.closeDeleted(connectionId, entity, localId);
  }
}
