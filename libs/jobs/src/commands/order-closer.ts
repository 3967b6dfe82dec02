import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { OrderJobsRepository } from '../order-jobs.repository.js';

/** Completes a purchase order when its jobs have done all of it. Needs an open unit of work. */
@Injectable()
export class OrderCloser {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly orderJobs: OrderJobsRepository,
  ) {}

  async closeIfDone(orderId: string): Promise<void> {
    // Locked first: of two jobs that end at the same moment the later one sees the other's work.
    const order = await this.orders.lockedOrder(orderId);
    if (order?.status !== 'in_progress') return;
    const jobs = await this.orderJobs.jobs(orderId);
    if (jobs.some(({ status }) => status !== 'completed' && status !== 'shipped')) return;
    const done = await this.orderJobs.completed(orderId);
    const isDone = order.lines.every(
      (line) => Money.of(done.get(line.lineNumber) ?? '0').compare(magnitude(line.quantity)) >= 0,
    );
    if (isDone) await this.orders.markCompleted(orderId);
  }
}

/** A deduction's quantity may be negative on the order; on the job it counts as work. */
function magnitude(quantity: string): Money {
  const amount = Money.of(quantity);
  return amount.isNegative() ? amount.negated() : amount;
}
