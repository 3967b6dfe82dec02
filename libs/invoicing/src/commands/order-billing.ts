import { Injectable } from '@nestjs/common';
import { type CountedLine, PurchaseOrdersFacade } from '#purchase-orders';
import { BilledOrderLinesRepository } from '../billed-order-lines.repository.js';
import {
  checkOrder,
  type OrderBill,
  type OrderLineBilled,
  orderLinesBilled,
  orderLinesCredited,
} from '../domain/order-billing.js';

type Lines = Parameters<typeof orderLinesBilled>[1];
/** What a bill that was written in the accounting system says of an order. */
export interface MirroredBill {
  id: string;
  purchaseOrderId: string | null;
  lines: readonly OrderLineBilled[];
}

/** Nobody was asked: the bill is there, and the three-way match says that it goes past the order. */
const BILLED_THERE = 'Billed in the accounting system';

type CreditedLines = Parameters<typeof orderLinesCredited>[1];

/** Counts bills against the orders to their suppliers, and takes it back. Joins the caller's unit of work. */
@Injectable()
export class OrderBilling {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly rows: BilledOrderLinesRepository,
  ) {}

  /** Throws `PURCHASE_ORDERS.OVER_BILLED` (conflict) past the order without a reason, and what `checkOrder` throws. */
  async take(bill: OrderBill, lines: Lines): Promise<void> {
    const billed = orderLinesBilled(bill, lines);
    if (billed.length === 0 || !bill.purchaseOrderId) return;
    const order = await this.orders.lockedOrder(bill.purchaseOrderId);
    if (order) checkOrder(bill, order);
    await this.orders.recordBilled(counted(billed), { overrideReason: bill.orderOverrideReason });
  }

  record(invoiceId: string, bill: OrderBill, lines: Lines): Promise<void> {
    return this.rows.add(invoiceId, orderLinesBilled(bill, lines));
  }

  /** A fact of the books: these bills count this, in place of what they counted before. */
  async mirror(bills: readonly MirroredBill[]): Promise<void> {
    await this.release(bills.map(({ id }) => id));
    await this.orders.recordBilled(counted(bills.flatMap(({ lines }) => lines)), {
      overrideReason: BILLED_THERE,
      isFact: true,
    });
    for (const { id, lines } of bills) await this.rows.add(id, lines);
    await this.rows.nameOrders(bills);
  }

  async release(invoiceIds: readonly string[]): Promise<void> {
    await this.orders.releaseBilled(counted(await this.rows.release(invoiceIds)));
  }

  /** What a credit gives back can be billed again. */
  async giveBackCredited(invoiceId: string | null, lines: CreditedLines): Promise<void> {
    await this.orders.releaseBilled(counted(await this.credited(invoiceId, lines)));
  }

  /**
   * The credit is void, so its bill counts whole again: past its order for the reason that the bill has, or as a fact of
   * the books for the one given. Throws `PURCHASE_ORDERS.OVER_BILLED` when another took its place and there is no reason,
   * and `.NOT_IN_FORCE` when the order was cancelled meanwhile; a fact is counted all the same.
   */
  async takeCredited(
    invoiceId: string | null,
    lines: CreditedLines,
    reason: string | null = null,
  ): Promise<void> {
    if (invoiceId === null) return;
    const overrideReason = reason ?? (await this.rows.overrideReasonOf(invoiceId));
    const billed = counted(await this.credited(invoiceId, lines));
    await this.orders.recordBilled(billed, { overrideReason, isFact: reason !== null });
  }

  private async credited(invoiceId: string | null, lines: CreditedLines): Promise<OrderLineBilled[]> {
    return invoiceId === null ? [] : orderLinesCredited(await this.rows.ofInvoice(invoiceId), lines);
  }
}

function counted(lines: readonly OrderLineBilled[]): CountedLine[] {
  return lines.map(({ purchaseOrderId, orderLineNumber: lineNumber, quantity, amount }) => ({
    ...{ purchaseOrderId, lineNumber, quantity, amount },
  }));
}
