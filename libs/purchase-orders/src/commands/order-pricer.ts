import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { type ComposedLine, composeLines, type OrderLineInput } from '../domain/order-lines.js';
import { type OrderCharges, type OrderTotals, totalsOf } from '../domain/order-totals.js';
import { unknownTerm } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderDirection } from '../domain/purchase-order.js';

interface OrderFrame {
  direction: PurchaseOrderDirection;
  /** Taxes are those of this day. */
  orderDate: string;
}

/** Asks the catalog what an order's lines are and what they come to. Reads only. */
@Injectable()
export class OrderPricer {
  constructor(private readonly catalog: CatalogFacade) {}

  async lines(
    inputs: readonly OrderLineInput[],
    direction: PurchaseOrderDirection,
    existing: readonly ComposedLine[] = [],
  ): Promise<ComposedLine[]> {
    const ids = [...inputs, ...existing].flatMap((line) => line.itemId ?? []);
    const stored = await this.catalog.items.readRecords([...new Set(ids)]);
    const items = new Map([...stored].map(([id, { record }]) => [id, record]));
    return composeLines(inputs, { items, direction, existing });
  }

  async totals(
    { direction, orderDate }: OrderFrame,
    lines: readonly ComposedLine[],
    charges: OrderCharges,
  ): Promise<OrderTotals> {
    const codes = [...lines.map((line) => line.taxCodeId), charges.shippingTaxCodeId];
    const ids = [...new Set(codes.flatMap((id) => id ?? []))];
    const taxes = await (direction === 'customer'
      ? this.catalog.salesTaxOf(ids, orderDate)
      : this.catalog.purchaseTaxOf(ids, orderDate));
    return totalsOf(lines, taxes, charges);
  }

  /** Throws `PURCHASE_ORDERS.UNKNOWN_TERM`. */
  async checkTerm(termId: string | null | undefined): Promise<void> {
    if (!termId) return;
    if ((await this.catalog.terms.readRecords([termId])).size === 0) throw unknownTerm();
  }
}
