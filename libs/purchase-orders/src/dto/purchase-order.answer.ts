import { Money } from '#kernel';
import { AddressBody } from '#parties';
import { Amount, Day, Flag, Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import type { LineSpecifications } from '../domain/line-specifications.js';
import { DIRECTIONS, type PurchaseOrderDirection, type PurchaseOrderView } from '../domain/purchase-order.js';
import { type PurchaseOrderStatus, purchaseOrderStates } from '../domain/purchase-order.states.js';
import type { NamedOrderRow } from '../queries/purchase-order-list.query.js';
import { LineSpecificationsBody } from './line-specifications.dto.js';

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

  @Text({ nullable: true, description: 'Their own number for it.' })
  reference!: string | null;

  @Day({ nullable: true })
  promisedDate!: string | null;

  @Whole({ min: 1, description: 'Grows with every approved revision.' })
  revision!: number;

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

  @Text({ nullable: true })
  unit!: string | null;

  @Text({ nullable: true })
  sku!: string | null;

  @Nested(() => LineSpecificationsBody, { nullable: true })
  specifications!: LineSpecifications | null;

  @Text({ nullable: true, max: 4000 })
  specialInstructions!: string | null;

  @Quantity({ nullable: true })
  estimatedHours!: string | null;

  @Day({ nullable: true })
  requestedDate!: string | null;

  @Day({ nullable: true })
  promisedDate!: string | null;

  @Id({ nullable: true, description: 'The job of this line.' })
  jobId!: string | null;

  @Whole({ nullable: true })
  jobLineNumber!: number | null;

  @Quantity()
  quantityReceived!: string;

  @Quantity()
  quantityWorked!: string;

  @Quantity()
  quantityBilled!: string;

  @Amount({ description: 'Before tax.' })
  amountBilled!: string;

  @Text({ nullable: true, description: 'Why a quantity may be more than was ordered.' })
  overrideReason!: string | null;
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

  @Day({ nullable: true })
  requestedDate!: string | null;

  @Day({ nullable: true })
  shipDate!: string | null;

  @Id({ nullable: true, description: 'To a supplier: the job that it is ordered for.' })
  jobId!: string | null;

  @Id({ nullable: true })
  termId!: string | null;

  @Text({ nullable: true })
  shippingTerms!: string | null;

  @Text({ nullable: true, max: 4000 })
  specialInstructions!: string | null;

  @Amount()
  subtotal!: string;

  @Amount()
  discountAmount!: string;

  @Amount()
  shippingAmount!: string;

  @Id({ nullable: true })
  shippingTaxCodeId!: string | null;

  @Amount()
  taxAmount!: string;

  @Instant({ nullable: true })
  approvedAt!: string | null;

  @Text({ nullable: true })
  approvedBy!: string | null;

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
    discountAmount: cents(order.discountAmount),
    shippingAmount: cents(order.shippingAmount),
    taxAmount: cents(order.taxAmount),
    total: cents(order.total),
    lines: order.lines.map((line) => ({
      ...line,
      amount: cents(line.amount),
      amountBilled: cents(line.amountBilled),
    })),
  };
}
