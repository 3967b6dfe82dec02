import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, Queue, UnitOfWork } from '#platform';
import { type ReplayPlace, type ReplayRange, ReplaysRepository } from '../data-events/replays.repository.js';
import { OutsideDeliveries } from './outside-deliveries.js';

export const REPLAY = 'notifications.replay';

const PAGE = 250;
/** While so much waits for the endpoint, nothing is added to it. */
const MOST_WAITING = 500;
const LOOK_AGAIN_SECONDS = 5;

export interface ReplayJob extends ReplayRange {
  /** Of one wish: a job that runs twice queues nothing twice. */
  replayId: string;
  /** The last one that was looked at. */
  after?: ReplayPlace;
}

/** Queues a page of what is to be sent again, and the job for the next one, until the endpoint is switched off or removed. */
@Injectable()
@HandlesJob(REPLAY)
export class ReplaySinceHandler implements JobHandler<ReplayJob> {
  constructor(
    private readonly replays: ReplaysRepository,
    private readonly outside: OutsideDeliveries,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(job: ReplayJob): Promise<void> {
    const { endpointId, replayId } = job;
    await this.unitOfWork.run(async () => {
      const waiting = await this.replays.goOn(endpointId, replayId, MOST_WAITING);
      if (waiting === undefined) return;
      if (waiting < MOST_WAITING) await this.queueNext(job);
      else await this.queue.send(REPLAY, job, { startAfter: LOOK_AGAIN_SECONDS });
    });
  }

  private async queueNext(job: ReplayJob): Promise<void> {
    const { endpointId: targetId, replayId } = job;
    const { wanted, next } = await this.replays.page(job, job.after, PAGE);
    const deliveries = wanted.map(({ eventId, kind, payload, replayOf }) => ({
      ...{ channel: 'webhook' as const, targetId, kind, eventId, payload, replayOf },
      eventKey: `replay:${replayId}:${eventId}`,
    }));
    await this.outside.send(deliveries, { isLate: true });
    if (!next) return this.replays.end(targetId, replayId);
    const { at, eventId } = next;
    await this.queue.send(REPLAY, { ...job, after: { at, eventId } } satisfies ReplayJob);
  }
}
