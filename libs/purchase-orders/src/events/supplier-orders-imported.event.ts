import { DomainEvent } from '#platform';

/** Orders to suppliers appeared here, or say something else now, as the books have them. */
export class SupplierOrdersImported extends DomainEvent {
  static override readonly eventName = 'purchase-orders.imported';

  constructor(readonly purchaseOrderIds: string[]) {
    super();
  }
}
