import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { OrderContent } from '../domain/order-changes.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import type { OrderWishes } from './order-composer.js';
import { OrderPricer } from './order-pricer.js';
import { OrderPurpose } from './order-purpose.js';

const COUNTS: readonly (keyof OrderWishes)[] = [
  'lines',
  'discountAmount',
  'shippingAmount',
  'shippingTaxCodeId',
];

/** Works out what an order that exists would be with somebody's wishes. Reads only. */
@Injectable()
export class OrderReviser {
  constructor(
    private readonly pricer: OrderPricer,
    private readonly purpose: OrderPurpose,
  ) {}

  /** Undefined leaves a field as it is, and so does null where a value is needed. */
  async revise(order: PurchaseOrderView, wishes: OrderWishes): Promise<OrderContent> {
    await this.pricer.checkTerm(wishes.termId);
    const lines = wishes.lines
      ? await this.pricer.lines(wishes.lines, order.direction, order.lines)
      : order.lines;
    const content = { ...header(order, wishes), lines };
    await this.purpose.check(order.direction, content);
    // The books' own totals stay as they are until somebody changes what they are made of.
    const isPriced = COUNTS.some((field) => wishes[field] !== undefined);
    return isPriced ? { ...content, ...(await this.pricer.totals(order, lines, content)) } : content;
  }
}

function header(order: PurchaseOrderView, wishes: OrderWishes): Omit<OrderContent, 'lines'> {
  const { subtotal, taxAmount, total } = order;
  return {
    ...{ subtotal, taxAmount, total },
    priority: wishes.priority ?? order.priority,
    rush: wishes.rush ?? order.rush,
    discountAmount: Money.of(wishes.discountAmount ?? order.discountAmount).toString(),
    shippingAmount: Money.of(wishes.shippingAmount ?? order.shippingAmount).toString(),
    shippingTaxCodeId: wishOr(wishes.shippingTaxCodeId, order.shippingTaxCodeId),
    termId: wishOr(wishes.termId, order.termId),
    jobId: wishOr(wishes.jobId, order.jobId),
    dueDate: wishOr(wishes.dueDate, order.dueDate),
    requestedDate: wishOr(wishes.requestedDate, order.requestedDate),
    promisedDate: wishOr(wishes.promisedDate, order.promisedDate),
    shipDate: wishOr(wishes.shipDate, order.shipDate),
    billingAddress: wishOr(wishes.billingAddress, order.billingAddress),
    shippingAddress: wishOr(wishes.shippingAddress, order.shippingAddress),
    reference: textOr(wishes.reference, order.reference),
    shippingTerms: textOr(wishes.shippingTerms, order.shippingTerms),
    specialInstructions: textOr(wishes.specialInstructions, order.specialInstructions),
    memo: textOr(wishes.memo, order.memo),
    customerNotes: textOr(wishes.customerNotes, order.customerNotes),
  };
}

function wishOr<T>(wish: T | undefined, present: T): T {
  return wish === undefined ? present : wish;
}

function textOr(wish: string | null | undefined, present: string | null): string | null {
  return wish === undefined ? present : wish?.trim() || null;
}
