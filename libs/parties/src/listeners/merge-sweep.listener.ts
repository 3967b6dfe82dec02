import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo, Queue, UnitOfWork } from '#platform';
import { SweepMergedCommand } from '../commands/sweep-merged.command.js';
import { CustomerMerged } from '../events/customer-merged.event.js';
import { LATE_MERGE_SWEEP } from '../handlers/late-merge-sweep.handler.js';

/**
 * Seconds after a merge: when whoever saves a document has done so, and when the longest of all writers has, a job, which
 * the queue gives up after an hour.
 */
const LATER = [60, 75 * 60] as const;

/**
 * Somebody may have been writing a document for the merged customer while it was merged: that write waited for the
 * merge, or had only looked the customer up, and then names one that sleeps. So what names it is moved once more after
 * the fact, and again when no such write can be under way any more.
 */
@Injectable()
@ListensTo('parties.merge-sweep', CustomerMerged)
export class MergeSweepListener implements EventListener<CustomerMerged> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sweep: SweepMergedCommand,
    private readonly queue: Queue,
  ) {}

  async handle({ event: { mergedId } }: DeliveredEvent<CustomerMerged>): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.sweep.execute(mergedId);
      for (const startAfter of LATER) await this.queue.send(LATE_MERGE_SWEEP, { mergedId }, { startAfter });
    });
  }
}
