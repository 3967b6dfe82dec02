import { DomainEvent } from '#platform';

/** Goods of an order to a supplier came, or a receipt was taken back. */
export class PurchaseOrderReceived extends DomainEvent {
  static override readonly eventName = 'purchase-order.received';

  constructor(
    readonly purchaseOrderId: string,
    readonly receiptId: string,
    /** The receipt does not count any more. */
    readonly isVoided: boolean,
  ) {
    super();
  }
}
