import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, HandlesJob, type JobContext, type JobHandler } from '#platform';
import { ConnectorError } from '../ports/connector-error.js';
import { ReconciliationMetrics } from './reconciliation-metrics.js';
import { RECONCILIATION_QUEUE, type ReconciliationJob } from './reconciliation-queue.js';
import { ReconciliationWork } from './reconciliation-work.js';

/** One reconciliation of a company at a time. One that breaks off begins anew: nothing is written before its end. */
@Injectable()
@HandlesJob(RECONCILIATION_QUEUE, {
  concurrency: 2,
  queue: { policy: 'singleton', expireInSeconds: 6 * 3600 },
})
export class ReconciliationHandler implements JobHandler<ReconciliationJob> {
  constructor(
    private readonly work: ReconciliationWork,
    private readonly metrics: ReconciliationMetrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ reconciliationId }: ReconciliationJob, { signal }: JobContext): Promise<void> {
    const begun = this.clock.now().getTime();
    const seconds = () => (this.clock.now().getTime() - begun) / 1000;
    try {
      await this.work.do(reconciliationId, signal);
      this.metrics.run('succeeded', seconds());
    } catch (error) {
      const isFinal = error instanceof ConnectorError && !error.retryable;
      this.metrics.run(isFinal ? 'failed' : 'interrupted', seconds());
      if (!isFinal) throw error;
      await this.work.giveUp(reconciliationId, error);
    }
  }
}
