import { Injectable } from '@nestjs/common';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { linesBooked, numbersNamed, orderNamed } from '../domain/booked-bill.js';
import type { InvoiceRecord } from '../domain/invoice.js';
import { OrderBilling } from './order-billing.js';

/** Counts bills that were written in the accounting system against the orders that they name. */
@Injectable()
export class BookedBills {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly billing: OrderBilling,
  ) {}

  /** What these bills count from now on, in place of what they counted before. Joins the caller's unit of work. */
  async count(records: readonly InvoiceRecord[]): Promise<void> {
    const numbers = new Set<string>();
    const concerned = records.filter((record) => {
      if (!isWrittenThere(record)) return false;
      const named = numbersNamed(record.privateNote);
      for (const number of named) numbers.add(number);
      return named.length > 0 || record.purchaseOrderId !== null;
    });
    if (concerned.length === 0) return;
    const orders = await this.orders.numbered([...numbers]);
    const bills = concerned.flatMap((record) => {
      const order = orderNamed(record, orders);
      const lines = order ? linesBooked(record.lines, order) : [];
      if (!order && record.purchaseOrderId === null) return [];
      return [{ id: record.id, purchaseOrderId: order?.id ?? null, lines }];
    });
    if (bills.length > 0) await this.billing.mirror(bills);
  }
}

function isWrittenThere({ direction, status, source }: InvoiceRecord): boolean {
  return direction === 'payable' && status !== 'void' && source !== 'manual';
}
