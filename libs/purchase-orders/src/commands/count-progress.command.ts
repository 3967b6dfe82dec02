import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { UnitOfWork } from '#platform';
import {
  type Measure,
  type OrderLineQuantity,
  type ProgressTerms,
  progressOf,
} from '../domain/line-progress.js';
import { orderNotFound } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { type JobCount, ProgressRepository } from '../progress.repository.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import { OrderAnnouncer } from './order-announcer.js';

/** Quantities of one line of one order. */
export interface CountedLine extends OrderLineQuantity {
  purchaseOrderId: string;
}

/** Counts what was received, worked or billed against orders, and takes it back. Joins the caller's unit of work. */
@Injectable()
export class CountProgressCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersRepository,
    private readonly progress: ProgressRepository,
    private readonly announcer: OrderAnnouncer,
  ) {}

  add(measure: Measure, lines: readonly CountedLine[], terms: ProgressTerms): Promise<void> {
    return this.unitOfWork.run(async () => {
      for (const [order, own] of await this.byOrder(lines)) {
        const steps = progressOf(order, own, measure, terms);
        if (steps.length > 0) await this.progress.add(order.id, measure, steps);
        const past = steps.filter((step) => step.overrideReason !== null);
        if (past.length > 0) await this.announcer.note(`over-${measure}`, order, { lines: past });
      }
    });
  }

  /**
   * Counts more, or below zero less, of any number of orders: what is a fact elsewhere, whatever became of the order, but
   * for lines that it has no more. In a constant number of statements.
   */
  move(measure: Measure, lines: readonly CountedLine[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      const moves = lines.filter(
        ({ quantity, amount = '0' }) => !Money.of(quantity).isZero() || !Money.of(amount).isZero(),
      );
      if (moves.length === 0) return;
      await this.orders.hold(idsOf(moves));
      const past = await this.progress.move(measure, moves);
      if (past.length === 0) return;
      const orders = await this.orders.findAll(idsOf(past));
      for (const [id, order] of orders) {
        const own = past.filter(({ purchaseOrderId }) => purchaseOrderId === id);
        await this.announcer.note(`over-${measure}`, order, {
          lines: own.map(({ purchaseOrderId: _of, ...line }) => line),
        });
      }
    });
  }

  /** Takes back what was counted. */
  take(measure: Measure, lines: readonly CountedLine[]): Promise<void> {
    const less = lines.map(({ quantity, amount = '0', ...line }) => ({
      ...line,
      quantity: Money.of(quantity).negated().toString(),
      amount: Money.of(amount).negated().toString(),
    }));
    return this.move(measure, less);
  }

  /** Jobs have limits of their own: what they did past the order they did with a reason that they keep. */
  recount(orderId: string, counts: readonly JobCount[]): Promise<void> {
    return this.unitOfWork.run(() => this.progress.set(orderId, counts, 'As agreed on its jobs'));
  }

  /** All orders locked at once, in one order for everybody. */
  private async byOrder(lines: readonly CountedLine[]): Promise<[PurchaseOrderView, CountedLine[]][]> {
    const ids = idsOf(lines);
    if (ids.length === 0) return [];
    const orders = await this.orders.lockAll(ids);
    return ids.map((id) => {
      const order = orders.get(id);
      if (!order) throw orderNotFound();
      return [order, lines.filter((line) => line.purchaseOrderId.toLowerCase() === id)];
    });
  }
}

function idsOf(lines: readonly { purchaseOrderId: string }[]): string[] {
  return [...new Set(lines.map(({ purchaseOrderId }) => purchaseOrderId.toLowerCase()))];
}
