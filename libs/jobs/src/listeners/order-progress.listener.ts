import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { JobCompleted } from '../events/job-completed.event.js';
import { JobInvoiced } from '../events/job-invoiced.event.js';
import { JobMoved } from '../events/job-moved.event.js';
import { JobProgressed } from '../events/job-progressed.event.js';
import { JobsRepository } from '../jobs.repository.js';
import { OrderJobsRepository } from '../order-jobs.repository.js';

/**
 * Tells a purchase order what its jobs have done and invoiced of it. Afterwards and not in the same transaction:
 * whoever bills two jobs of one order would otherwise hold the order while waiting for the second job.
 */
@Injectable()
@ListensTo('jobs.order-progress', JobProgressed, JobCompleted, JobMoved, JobInvoiced)
export class OrderProgressListener implements EventListener<JobProgressed | JobInvoiced> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly orderJobs: OrderJobsRepository,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  async handle({ event }: DeliveredEvent<{ jobId: string }>): Promise<void> {
    const orderId = (await this.jobs.find(event.jobId))?.purchaseOrderId;
    if (!orderId) return;
    await this.unitOfWork.run(async () => {
      const order = await this.orders.lockedOrder(orderId);
      const worked = await this.orderJobs.completed(orderId);
      const billed = await this.orderJobs.invoiced(orderId);
      const counts = (order?.lines ?? []).map(({ lineNumber }) => ({
        lineNumber,
        worked: worked.get(lineNumber) ?? '0',
        billed: billed.get(lineNumber) ?? '0',
      }));
      await this.orders.recountJobs(orderId, counts);
    });
  }
}
