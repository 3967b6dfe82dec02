import { Money } from '#kernel';
import { AddressBody } from '#parties';
import { Amount, Day, Flag, Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { DIRECTIONS, type PurchaseOrderDirection, type PurchaseOrderView } from '../domain/purchase-order.js';
import { type PurchaseOrderStatus, purchaseOrderStates } from '../domain/purchase-order.states.js';
import type { NamedOrderRow } from '../queries/purchase-order-list.query.js';

class PurchaseOrderHead {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @OneOf(DIRECTIONS)
  direction!: PurchaseOrderDirection;

  @OneOf(purchaseOrderStates.states)
  status!: PurchaseOrderStatus;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Day()
  orderDate!: string;

  @Day({ nullable: true })
  dueDate!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Amount()
  total!: string;

  @Whole({ min: 1, max: 5 })
  priority!: number;

  @Flag()
  rush!: boolean;

  @Text({ description: 'manual, or the accounting system it came from.' })
  source!: string;

  @Whole({ min: 1 })
  version!: number;
}

/** A line of the list: no more than a list shows. */
export class PurchaseOrderRow extends PurchaseOrderHead {
  @Text({ nullable: true, description: 'Who orders, or whom we order from.' })
  partyName!: string | null;
}

export class PurchaseOrderPage {
  @ListOf(() => PurchaseOrderRow)
  items!: PurchaseOrderRow[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class PurchaseOrderLineAnswer {
  @Whole()
  lineNumber!: number;

  @Id({ nullable: true })
  itemId!: string | null;

  @Text({ max: 4000 })
  description!: string;

  @Quantity({ example: '2.5' })
  quantity!: string;

  @Quantity()
  unitPrice!: string;

  @Amount()
  amount!: string;

  @Id({ nullable: true })
  taxCodeId!: string | null;
}

export class PurchaseOrderAnswer extends PurchaseOrderHead {
  @Quantity({ nullable: true, description: 'Home currency for one unit of `currency`.' })
  exchangeRate!: string | null;

  @Nested(() => AddressBody, { nullable: true })
  billingAddress!: AddressBody | null;

  @Nested(() => AddressBody, { nullable: true })
  shippingAddress!: AddressBody | null;

  @Text({ nullable: true, max: 4000 })
  memo!: string | null;

  @Text({ nullable: true, max: 4000 })
  customerNotes!: string | null;

  @Amount()
  subtotal!: string;

  @Amount()
  taxAmount!: string;

  @ListOf(() => PurchaseOrderLineAnswer)
  lines!: PurchaseOrderLineAnswer[];

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

const cents = (amount: string): string => Money.of(amount).toFixed();

export function toRow(order: NamedOrderRow): PurchaseOrderRow {
  return { ...order, total: cents(order.total) };
}

export function toAnswer(order: PurchaseOrderView): PurchaseOrderAnswer {
  return {
    ...order,
    subtotal: cents(order.subtotal),
    taxAmount: cents(order.taxAmount),
    total: cents(order.total),
    lines: order.lines.map((line) => ({ ...line, amount: cents(line.amount) })),
  };
}
