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

  async release(invoiceIds: readonly string[]): Promise<void> {
    await this.orders.releaseBilled(counted(await this.rows.release(invoiceIds)));
  }

  /** What a credit gives back can be billed again. */
  async giveBackCredited(invoiceId: string | null, lines: CreditedLines): Promise<void> {
    await this.orders.releaseBilled(counted(await this.credited(invoiceId, lines)));
  }

  /**
   * The credit is void, so its bill counts whole again: past its order for the reason that the bill has, or for the one
   * given. Throws `PURCHASE_ORDERS.OVER_BILLED` when another took its place and there is no reason.
   */
  async takeCredited(
    invoiceId: string | null,
    lines: CreditedLines,
    reason: string | null = null,
  ): Promise<void> {
    if (invoiceId === null) return;
    const overrideReason = reason ?? (await this.rows.overrideReasonOf(invoiceId));
    await this.orders.recordBilled(counted(await this.credited(invoiceId, lines)), { overrideReason });
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
