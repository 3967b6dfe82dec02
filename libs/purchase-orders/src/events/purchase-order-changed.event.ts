import { DomainEvent } from '#platform';
import type { PurchaseOrderStatus } from '../domain/purchase-order.states.js';

/** An order was created, changed or moved on here. What an import writes is not announced. */
export class PurchaseOrderChanged extends DomainEvent {
  static override readonly eventName = 'purchase-order.changed';

  constructor(
    readonly purchaseOrderId: string,
    readonly version: number,
    readonly status: PurchaseOrderStatus,
    /** Past tense: `created`, `submitted`, `approved` … */
    readonly happened: string,
  ) {
    super();
  }
}
