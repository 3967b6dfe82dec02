import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, Log } from '#platform';
import { PlannedRuns } from '../plans/planned-runs.js';
import { PullService } from '../sync/pull.service.js';
import { PushService } from '../sync/push.service.js';
import { PUSH_QUEUE, type PushJob, PushPlanner } from '../sync/push-planner.js';
import { PULL_QUEUE, type PullJob, SyncStarter } from '../sync/sync-starter.js';
import { Turns } from '../sync/turns.js';

/** One run per connection at a time, that of a plan too; others of other connections go on beside it. */
@Injectable()
@HandlesJob(PULL_QUEUE, { concurrency: 4, queue: { policy: 'singleton', expireInSeconds: 6 * 3600 } })
export class PullHandler implements JobHandler<PullJob> {
  constructor(
    private readonly pull: PullService,
    private readonly planned: PlannedRuns,
    private readonly starter: SyncStarter,
    private readonly turns: Turns,
    private readonly log: Log,
  ) {}

  async handle(job: PullJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const reader = await this.planned.readerOf(job, signal);
    const turn = this.turns.begin(PULL_QUEUE, job.connectionId);
    await this.pull.work(job.runId, signal, this.log, reader, turn);
    if (turn.isOver) await this.starter.resume(job.connectionId, job.runId);
    await this.planned.conclude(job);
  }
}

/** One sender per connection at a time, and one waiting: what is planned while it works is seen by the next. */
@Injectable()
@HandlesJob(PUSH_QUEUE, { concurrency: 4, queue: { policy: 'stately' } })
export class PushHandler implements JobHandler<PushJob> {
  constructor(
    private readonly push: PushService,
    private readonly planner: PushPlanner,
    private readonly turns: Turns,
  ) {}

  async handle({ connectionId }: PushJob, { signal }: JobContext): Promise<void> {
    const turn = this.turns.begin(PUSH_QUEUE, connectionId);
    await this.push.work(connectionId, signal, undefined, turn);
    if (turn.isOver) await this.planner.wake(connectionId);
  }
}
