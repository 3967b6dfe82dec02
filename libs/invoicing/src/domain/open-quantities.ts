import { Money } from '#kernel';
import type { PurchaseOrderView } from '#purchase-orders';
import type { OrderLineBilled } from './order-billing.js';

/** What the lines of orders have left to bill while bills are counted against them one after the other. */
export class OpenQuantities {
  private readonly counted = new Map<string, Money>();

  /** `before`: what those bills count already, which is counted anew. */
  constructor(before: readonly OrderLineBilled[] = []) {
    for (const { purchaseOrderId, orderLineNumber, quantity } of before)
      this.count(purchaseOrderId, orderLineNumber, Money.of(quantity).negated().toString());
  }

  count(purchaseOrderId: string, lineNumber: number, quantity: string): void {
    const key = `${purchaseOrderId} ${lineNumber}`;
    this.counted.set(key, (this.counted.get(key) ?? Money.zero).plus(quantity));
  }

  /** Never below zero. */
  of({ id }: PurchaseOrderView, line: PurchaseOrderView['lines'][number]): Money {
    const { lineNumber, quantity, quantityBilled } = line;
    const ordered = Money.of(quantity).isNegative() ? Money.of(quantity).negated() : Money.of(quantity);
    const left = ordered.minus(quantityBilled).minus(this.counted.get(`${id} ${lineNumber}`) ?? '0');
    return left.isNegative() ? Money.zero : left;
  }
}
