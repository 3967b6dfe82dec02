import { Injectable } from '@nestjs/common';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { linesBooked, numbersNamed, orderNamed } from '../domain/booked-bill.js';
import type { InvoiceRecord } from '../domain/invoice.js';
import { OpenQuantities } from '../domain/open-quantities.js';
import { orderLinesCounted } from '../domain/order-counts.js';
import { OrderBilling } from './order-billing.js';

/** Counts bills that were written in the accounting system against the orders that they name. */
@Injectable()
export class BookedBills {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly billing: OrderBilling,
  ) {}

  /**
   * What these bills count from now on, in place of what they counted before; the same again changes nothing. In a constant
   * number of statements. Joins the caller's unit of work.
   */
  async count(records: readonly InvoiceRecord[]): Promise<void> {
    const bills = records.filter(isBookedBill);
    const orders = await this.ordersNamed(bills);
    const concerned = bills
      .map((bill) => ({ bill, order: orderNamed(bill, orders) }))
      .filter(({ bill, order }) => order !== undefined || bill.purchaseOrderId !== null);
    if (concerned.length === 0) return;
    const standing = await this.billing.standing(concerned.map(({ bill }) => bill.id));
    const before = [...standing.billed].flatMap(([id, lines]) =>
      orderLinesCounted(lines, standing.credited.get(id) ?? []),
    );
    const open = new OpenQuantities(before);
    const mirrored = concerned.map(({ bill: { id, lines }, order }) => ({
      ...{ id, purchaseOrderId: order?.id ?? null },
      lines: order ? linesBooked(lines, order, open) : [],
    }));
    await this.billing.mirror(mirrored, standing);
  }

  /**
   * Held from here on, with those that the bills count against now: what is open of their lines is divided among bills one
   * after the other.
   */
  private async ordersNamed(bills: readonly InvoiceRecord[]) {
    const numbers = new Set<string>();
    const suppliers = new Set<string>();
    for (const { privateNote, contractorId } of bills) {
      const named = numbersNamed(privateNote);
      if (named.length === 0 || contractorId === null) continue;
      for (const number of named) numbers.add(number);
      suppliers.add(contractorId);
    }
    const before = bills.flatMap(({ purchaseOrderId }) => purchaseOrderId ?? []);
    return this.orders.lockedNumbered([...numbers], [...suppliers], before);
  }
}

/** A bill that was written in the accounting system and is not void there. */
export function isBookedBill({ direction, status, source }: InvoiceRecord): boolean {
  return direction === 'payable' && status !== 'void' && source !== 'manual';
}
