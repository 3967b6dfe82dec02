import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, HandlesJob, type JobContext, type JobHandler } from '#platform';
import { sequelOf } from './broken-off.js';
import { ReconciliationBooks } from './reconciliation-books.js';
import { ReconciliationDesk } from './reconciliation-desk.js';
import { RECONCILIATION_QUEUE, type ReconciliationJob } from './reconciliation-queue.js';
import { ReconciliationWork } from './reconciliation-work.js';

/**
 * One reconciliation of a company at a time. One that breaks off begins anew: nothing is written before its end. It says
 * why it waits, and the queue's own tries are kept for workers that die.
 */
@Injectable()
@HandlesJob(RECONCILIATION_QUEUE, {
  concurrency: 2,
  queue: { policy: 'singleton', expireInSeconds: 6 * 3600 },
})
export class ReconciliationHandler implements JobHandler<ReconciliationJob> {
  constructor(
    private readonly work: ReconciliationWork,
    private readonly books: ReconciliationBooks,
    private readonly desk: ReconciliationDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(job: ReconciliationJob, { signal }: JobContext): Promise<void> {
    const begun = this.clock.now();
    const seconds = () => (this.clock.now().getTime() - begun.getTime()) / 1000;
    try {
      await this.work.do(job.reconciliationId, signal);
      this.books.metrics.run('succeeded', seconds());
    } catch (error) {
      const isOver = !signal.aborted && (await this.brokeOff(job, error));
      this.books.metrics.run(isOver ? 'failed' : 'interrupted', seconds());
      // This process stops, and the queue gives the job to another.
      if (signal.aborted) throw error;
    }
  }

  /** Answers whether it is given up. */
  private async brokeOff(
    { reconciliationId: id, tries = 0 }: ReconciliationJob,
    error: unknown,
  ): Promise<boolean> {
    const { reconciliations, news, unitOfWork } = this.books;
    const run = await reconciliations.find(id);
    if (!run) return true;
    const sinceMs = this.clock.now().getTime() - run.createdAt.getTime();
    const { told, waitSeconds } = sequelOf(error, { tries, sinceMs });
    this.desk.log.warn('a reconciliation broke off', { reconciliationId: id, tries, waitSeconds, error });
    if (waitSeconds === undefined) {
      return unitOfWork.run(async () => {
        const failed = await reconciliations.fail(id, told);
        // Another worker may have brought it to its end, or this one, whose commit was not answered.
        if (failed) await news.finished(failed);
        return failed !== undefined;
      });
    }
    await unitOfWork.run(async () => {
      await reconciliations.postpone(id, told);
      const again: ReconciliationJob = { reconciliationId: id, tries: tries + 1 };
      await this.desk.queue.send(RECONCILIATION_QUEUE, again, {
        singletonKey: run.connectionId,
        startAfter: waitSeconds,
      });
    });
    return false;
  }
}
