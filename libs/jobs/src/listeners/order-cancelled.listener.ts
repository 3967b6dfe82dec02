import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { PurchaseOrderChanged } from '#purchase-orders';
import { MoveJobCommand } from '../commands/move-job.command.js';
import { jobStates } from '../domain/job.states.js';
import { JobsRepository } from '../jobs.repository.js';
import { OrderJobsRepository } from '../order-jobs.repository.js';

/** When an order is cancelled, so are its jobs, but for what is invoiced or done: a person decides about that. */
@Injectable()
@ListensTo('jobs.order-cancelled', PurchaseOrderChanged)
export class OrderCancelledListener implements EventListener<PurchaseOrderChanged> {
  constructor(
    private readonly orderJobs: OrderJobsRepository,
    private readonly jobs: JobsRepository,
    private readonly moveJob: MoveJobCommand,
  ) {}

  async handle({ event }: DeliveredEvent<PurchaseOrderChanged>): Promise<void> {
    if (event.status !== 'cancelled') return;
    for (const { id, status } of await this.orderJobs.jobs(event.purchaseOrderId)) {
      if (!jobStates.can(status, 'cancel')) continue;
      const job = await this.jobs.find(id);
      if (job?.lines.every((line) => line.quantityInvoiced === '0'))
        await this.moveJob.execute(id, 'cancel', { reason: 'Its purchase order was cancelled.' });
    }
  }
}
