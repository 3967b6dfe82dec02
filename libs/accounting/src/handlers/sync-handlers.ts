import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, Log } from '#platform';
import { PlannedRuns } from '../plans/planned-runs.js';
import { PullService } from '../sync/pull.service.js';
import { PushService } from '../sync/push.service.js';
import { PUSH_QUEUE, type PushJob } from '../sync/push-planner.js';
import { PULL_QUEUE, type PullJob } from '../sync/sync-starter.js';

/** One run per connection at a time, that of a plan too; others of other connections go on beside it. */
@Injectable()
@HandlesJob(PULL_QUEUE, { concurrency: 4, queue: { policy: 'singleton', expireInSeconds: 6 * 3600 } })
export class PullHandler implements JobHandler<PullJob> {
  constructor(
    private readonly pull: PullService,
    private readonly planned: PlannedRuns,
    private readonly log: Log,
  ) {}

  async handle(job: PullJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    await this.pull.work(job.runId, signal, this.log, await this.planned.readerOf(job, signal));
    await this.planned.conclude(job);
  }
}

/** One sender per connection at a time, and one waiting: what is planned while it works is seen by the next. */
@Injectable()
@HandlesJob(PUSH_QUEUE, { concurrency: 4, queue: { policy: 'stately' } })
export class PushHandler implements JobHandler<PushJob> {
  constructor(private readonly push: PushService) {}

  async handle({ connectionId }: PushJob, { signal }: JobContext): Promise<void> {
    await this.push.work(connectionId, signal);
  }
}
