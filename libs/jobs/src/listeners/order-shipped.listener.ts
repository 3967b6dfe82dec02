import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { PurchaseOrderChanged, PurchaseOrdersFacade } from '#purchase-orders';
import { JobShipped } from '../events/job-shipped.event.js';
import { OrderJobsRepository } from '../order-jobs.repository.js';

/**
 * A customer's order has gone out when all of it is done and each of its jobs has gone out. It is asked about whenever a
 * job goes out and when the order is completed, because either may come last.
 */
@Injectable()
@ListensTo('jobs.order-shipped', JobShipped, PurchaseOrderChanged)
export class OrderShippedListener implements EventListener<JobShipped | PurchaseOrderChanged> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orderJobs: OrderJobsRepository,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  async handle({ event }: DeliveredEvent<JobShipped | PurchaseOrderChanged>): Promise<void> {
    const orderId = event.purchaseOrderId;
    if (!orderId || !mayBeLast(event)) return;
    await this.unitOfWork.run(async () => {
      // Locked first: of two jobs that go out at the same moment the later one sees the other.
      const order = await this.orders.lockedOrder(orderId);
      if (order?.status !== 'completed' || order.direction !== 'customer') return;
      const jobs = await this.orderJobs.jobs(orderId);
      if (jobs.length > 0 && jobs.every(({ status }) => status === 'shipped'))
        await this.orders.markShipped(orderId);
    });
  }
}

function mayBeLast(event: JobShipped | PurchaseOrderChanged): boolean {
  return 'isAll' in event ? event.isAll : event.status === 'completed';
}
