import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import type { JobView } from '../domain/job.js';
import { JobCreated } from '../events/job-created.event.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobDrafter, type JobWishes } from './job-drafter.js';
import { JobRegistrar } from './job-registrar.js';

/** Makes a job of a purchase order, which is in progress from then on. */
@Injectable()
export class CreateJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafter: JobDrafter,
    private readonly orders: PurchaseOrdersFacade,
    private readonly registrar: JobRegistrar,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(orderId: string, wishes: JobWishes = {}): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const draft = await this.drafter.draft(orderId, wishes);
      await this.orders.markInProgress(orderId);
      const job = await this.registrar.register(draft);
      const { id, version, number, contractAmount } = job;
      await this.announcer.announce(
        'created',
        job,
        { purchaseOrderId: orderId, contractAmount, overrideReason: wishes.overrideReason },
        new JobCreated(id, version, number, orderId),
      );
      return job;
    });
  }
}
