import { Injectable } from '@nestjs/common';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { BilledOrderLinesRepository, type LinesOfBills } from '../billed-order-lines.repository.js';
import { CreditedLinesRepository } from '../credited-lines.repository.js';
import {
  checkOrder,
  type OrderBill,
  type OrderLineBilled,
  orderLinesBilled,
} from '../domain/order-billing.js';
import { type CreditedLine, countsTheSame, orderLinesCounted, orderMoves } from '../domain/order-counts.js';

type Lines = Parameters<typeof orderLinesBilled>[1];
/** What a bill that was written in the accounting system says of an order. */
export interface MirroredBill {
  id: string;
  purchaseOrderId: string | null;
  lines: readonly OrderLineBilled[];
}

/** A credit as the order of its bill sees it. */
export interface OrderCredit {
  id: string;
  invoiceId: string | null;
  lines: readonly CreditedLine[];
}

/** What bills say of orders, and what live credits gave back of it. */
export interface Standing {
  billed: LinesOfBills;
  credited: ReadonlyMap<string, readonly CreditedLine[]>;
}

/**
 * Counts bills against the orders to their suppliers, and takes it back: what is counted of a bill is always what its lines
 * say less what live credits gave back of it. Joins the caller's unit of work.
 */
@Injectable()
export class OrderBilling {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly rows: BilledOrderLinesRepository,
    private readonly credits: CreditedLinesRepository,
  ) {}

  /** Throws `PURCHASE_ORDERS.OVER_BILLED` (conflict) past the order without a reason, and what `checkOrder` throws. */
  async take(bill: OrderBill, lines: Lines): Promise<void> {
    const billed = orderLinesBilled(bill, lines);
    if (billed.length === 0 || !bill.purchaseOrderId) return;
    const order = await this.orders.lockedOrder(bill.purchaseOrderId);
    if (order) checkOrder(bill, order);
    const counted = billed.map(({ orderLineNumber: lineNumber, ...line }) => ({ ...line, lineNumber }));
    await this.orders.recordBilled(counted, { overrideReason: bill.orderOverrideReason });
  }

  record(invoiceId: string, bill: OrderBill, lines: Lines): Promise<void> {
    return this.rows.add(new Map([[invoiceId, orderLinesBilled(bill, lines)]]));
  }

  async standing(invoiceIds: readonly string[]): Promise<Standing> {
    const billed = await this.rows.ofInvoices(invoiceIds);
    return { billed, credited: await this.credits.ofInvoices(invoiceIds) };
  }

  /** A fact of the books: these bills count this, in place of what they counted before, which is how they stand. */
  async mirror(bills: readonly MirroredBill[], { billed, credited }: Standing): Promise<void> {
    const changed = bills.filter(({ id, lines }) => !countsTheSame(billed.get(id) ?? [], lines));
    if (changed.length > 0) {
      await this.rows.release(changed.map(({ id }) => id));
      await this.rows.add(new Map(changed.map(({ id, lines }) => [id, lines])));
      const counted = (id: string, lines: readonly OrderLineBilled[] = []) =>
        orderLinesCounted(lines, credited.get(id) ?? []);
      await this.orders.moveBilled(
        orderMoves(
          changed.flatMap(({ id }) => counted(id, billed.get(id))),
          changed.flatMap(({ id, lines }) => counted(id, lines)),
        ),
      );
    }
    await this.rows.nameOrders(bills);
  }

  /** Gives back what bills count. */
  async release(invoiceIds: readonly string[]): Promise<void> {
    const released = await this.rows.release(invoiceIds);
    if (released.size === 0) return;
    const credited = await this.credits.ofInvoices([...released.keys()]);
    const counted = [...released].flatMap(([id, lines]) => orderLinesCounted(lines, credited.get(id) ?? []));
    await this.orders.moveBilled(orderMoves(counted, []));
  }

  /** What a credit gives back can be billed again. */
  async giveBackCredited(credit: OrderCredit): Promise<void> {
    const { without, whole } = await this.around(credit);
    await this.orders.moveBilled(orderMoves(whole, without));
  }

  /**
   * The credit is void, so its bill counts whole again: past its order for the reason that the bill has, or as a fact of
   * the books. Throws `PURCHASE_ORDERS.OVER_BILLED` when another took its place and there is no reason, and `.NOT_IN_FORCE`
   * when the order was cancelled meanwhile; a fact is counted all the same.
   */
  async takeCredited(credit: OrderCredit, { isFact = false } = {}): Promise<void> {
    const { without, whole } = await this.around(credit);
    const moves = orderMoves(without, whole);
    if (isFact) return this.orders.moveBilled(moves);
    if (moves.length === 0 || credit.invoiceId === null) return;
    const overrideReason = await this.rows.overrideReasonOf(credit.invoiceId);
    await this.orders.recordBilled(moves, { overrideReason });
  }

  /** What the bill of a credit counts with every other credit on it: whole, and without what this one gives back. */
  private async around({ id, invoiceId, lines }: OrderCredit) {
    if (invoiceId === null) return { whole: [], without: [] };
    const billed = (await this.rows.ofInvoices([invoiceId])).get(invoiceId) ?? [];
    const others = (await this.credits.ofInvoices([invoiceId], id)).get(invoiceId) ?? [];
    return {
      whole: orderLinesCounted(billed, others),
      without: orderLinesCounted(billed, [...others, ...lines]),
    };
  }
}
