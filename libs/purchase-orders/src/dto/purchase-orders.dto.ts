import { applyDecorators } from '@nestjs/common';
import { Matches } from 'class-validator';
import { AddressBody } from '#parties';
import {
  Amount,
  Day,
  type FieldOptions,
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
  WholeInQuery,
} from '#platform';
import { DIRECTIONS, type PurchaseOrderDirection } from '../domain/purchase-order.js';
import { type PurchaseOrderStatus, purchaseOrderStates } from '../domain/purchase-order.states.js';
import { LineSpecificationsBody } from './line-specifications.dto.js';

/** Null where a value is needed leaves it as it is. */
const NotNegative = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(Amount(options), Matches(/^\d/, { message: '$property must not be below zero' }));

export class PurchaseOrdersQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the number, reference or memo.' })
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

  @WholeInQuery({ optional: true, min: 1, max: 5, description: '1 is the most urgent.' })
  priority?: number;

  @Day({ optional: true, description: 'Due on this day or later.' })
  dueFrom?: string;

  @Day({ optional: true, description: 'Due on this day or earlier.' })
  dueTo?: string;

  @FlagInQuery({ optional: true, description: 'Only those that are past their due date and not done.' })
  late?: boolean;
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

  @Text({ optional: true, nullable: true, max: 20, example: 'each' })
  unit?: string | null;

  @Text({ optional: true, nullable: true, max: 100, description: "The item's unless given." })
  sku?: string | null;

  @Nested(() => LineSpecificationsBody, { optional: true, nullable: true })
  specifications?: LineSpecificationsBody | null;

  @Text({ optional: true, nullable: true, max: 4000 })
  specialInstructions?: string | null;

  @Quantity({ optional: true, nullable: true, description: 'Hours that making it should take.' })
  estimatedHours?: string | null;

  @Day({ optional: true, nullable: true })
  requestedDate?: string | null;

  @Day({ optional: true, nullable: true })
  promisedDate?: string | null;

  @Id({
    optional: true,
    nullable: true,
    description: "To a supplier: the job of this line, if not the order's.",
  })
  jobId?: string | null;

  @Whole({ optional: true, nullable: true, min: 1, description: 'The line of that job.' })
  jobLineNumber?: number | null;
}

export class ChangedOrderLineBody extends PurchaseOrderLineBody {
  @Whole({
    optional: true,
    min: 1,
    description: 'Of a line that is there already: what is not sent of it stays. Leave it out to add a line.',
  })
  lineNumber?: number;
}

class PurchaseOrderDetails {
  @Day({ optional: true, nullable: true })
  dueDate?: string | null;

  @Day({ optional: true, nullable: true, description: 'When they want it.' })
  requestedDate?: string | null;

  @Day({ optional: true, nullable: true, description: 'When it was promised.' })
  promisedDate?: string | null;

  @Day({ optional: true, nullable: true, description: 'When it goes out.' })
  shipDate?: string | null;

  @Whole({ optional: true, min: 1, max: 5, description: '1 is the most urgent; 3 unless given.' })
  priority?: number;

  @Flag({ optional: true })
  rush?: boolean;

  @Text({ optional: true, nullable: true, max: 60, description: 'Their own number for it.' })
  reference?: string | null;

  @Id({ optional: true, nullable: true, description: "The payment term; the party's unless given." })
  termId?: string | null;

  @Text({ optional: true, nullable: true, max: 200, example: 'FOB Guelph' })
  shippingTerms?: string | null;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  billingAddress?: AddressBody | null;

  @Nested(() => AddressBody, { optional: true, nullable: true, description: 'Where the work is done.' })
  shippingAddress?: AddressBody | null;

  @Text({ optional: true, nullable: true, max: 4000 })
  specialInstructions?: string | null;

  @NotNegative({ optional: true, description: 'Off the lines, before tax.' })
  discountAmount?: string;

  @NotNegative({ optional: true, description: 'Freight, before tax.' })
  shippingAmount?: string;

  @Id({ optional: true, nullable: true, description: 'How the freight is taxed.' })
  shippingTaxCodeId?: string | null;

  @Id({ optional: true, nullable: true, description: 'To a supplier: the job that it is ordered for.' })
  jobId?: string | null;

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

  @Flag({ optional: true, description: 'Keep it as a draft instead of putting it up for approval.' })
  draft?: boolean;

  @ListOf(() => PurchaseOrderLineBody, { min: 1, max: 500 })
  lines!: PurchaseOrderLineBody[];
}

export class ChangePurchaseOrderBody extends PurchaseOrderDetails {
  @ListOf(() => ChangedOrderLineBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'All lines that the order is to have; those that are not sent are dropped.',
  })
  lines?: ChangedOrderLineBody[];

  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class ProposeRevisionBody extends ChangePurchaseOrderBody {
  @Text({ max: 1000, description: 'Why; kept in the history.' })
  reason!: string;
}

export class RejectRevisionBody {
  @Text({ max: 1000, description: 'Kept in the history.' })
  reason!: string;
}

export class MovePurchaseOrderBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class CancelPurchaseOrderBody extends MovePurchaseOrderBody {
  @Text({ max: 1000, description: 'Kept in the audit log.' })
  reason!: string;
}
