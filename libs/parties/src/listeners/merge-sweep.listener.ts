import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { CustomerMergesRepository } from '../customer-merges.repository.js';
import { CustomerMerged } from '../events/customer-merged.event.js';

/**
 * Somebody may have been writing a document for the merged customer while it was merged: that write waited for the
 * merge and then named a customer that sleeps. So what names it is moved once more, after the fact.
 */
@Injectable()
@ListensTo('parties.merge-sweep', CustomerMerged)
export class MergeSweepListener implements EventListener<CustomerMerged> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly merges: CustomerMergesRepository,
  ) {}

  async handle({ event }: DeliveredEvent<CustomerMerged>): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.merges.lock([event.mergedId]);
      const heir = (await this.merges.successors([event.mergedId])).get(event.mergedId);
      if (heir !== undefined) await this.merges.moveReferences(event.mergedId, heir);
    });
  }
}
