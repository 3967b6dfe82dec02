import { AddressBody } from '#parties';
import {
  Day,
  Flag,
  FlagInQuery,
  Id,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { DIRECTIONS, type PurchaseOrderDirection } from '../domain/purchase-order.js';
import { type PurchaseOrderStatus, purchaseOrderStates } from '../domain/purchase-order.states.js';

export class PurchaseOrdersQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the number or memo.' })
  q?: string;

  @OneOf(DIRECTIONS, { optional: true })
  direction?: PurchaseOrderDirection;

  @OneOf(purchaseOrderStates.states, { optional: true })
  status?: PurchaseOrderStatus;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @FlagInQuery({ optional: true })
  rush?: boolean;
}

export class PurchaseOrderLineBody {
  @Id({ optional: true, nullable: true })
  itemId?: string | null;

  @Text({ optional: true, nullable: true, max: 4000, description: "The item's unless given." })
  description?: string | null;

  @Quantity({ example: '2.5' })
  quantity!: string;

  @Quantity({ optional: true, nullable: true, description: "Before tax; the item's unless given." })
  unitPrice?: string | null;

  @Id({ optional: true, nullable: true, description: "The item's unless given." })
  taxCodeId?: string | null;
}

/** What may still be changed of an order that is on its way. */
class PurchaseOrderDetails {
  @Day({ optional: true, nullable: true })
  dueDate?: string | null;

  @Whole({ optional: true, min: 1, max: 5, description: '1 is the most urgent; 3 unless given.' })
  priority?: number;

  @Flag({ optional: true })
  rush?: boolean;

  @Text({ optional: true, nullable: true, max: 4000, description: 'For us.' })
  memo?: string | null;

  @Text({ optional: true, nullable: true, max: 4000, description: 'For the customer or supplier.' })
  customerNotes?: string | null;
}

export class CreatePurchaseOrderBody extends PurchaseOrderDetails {
  @OneOf(DIRECTIONS, { description: 'customer: they order from us. supplier: we order from them.' })
  direction!: PurchaseOrderDirection;

  @Text({ optional: true, max: 60, description: "The paper's number; the next of ours unless given." })
  number?: string;

  @Id({ optional: true, description: 'Who orders from us.' })
  customerId?: string;

  @Id({ optional: true, description: 'Whom we order from.' })
  contractorId?: string;

  @Day({ optional: true, description: 'Today unless given.' })
  orderDate?: string;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD', description: "The party's unless given." })
  currency?: string;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  billingAddress?: AddressBody | null;

  @Nested(() => AddressBody, { optional: true, nullable: true, description: 'Where the work is done.' })
  shippingAddress?: AddressBody | null;

  @Flag({ optional: true, description: 'Keep it as a draft instead of putting it up for approval.' })
  draft?: boolean;

  @ListOf(() => PurchaseOrderLineBody, { min: 1, max: 500 })
  lines!: PurchaseOrderLineBody[];
}

export class ChangePurchaseOrderBody extends PurchaseOrderDetails {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class MovePurchaseOrderBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class CancelPurchaseOrderBody extends MovePurchaseOrderBody {
  @Text({ max: 1000, description: 'Kept in the audit log.' })
  reason!: string;
}
