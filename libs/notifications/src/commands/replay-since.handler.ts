import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, Queue, UnitOfWork } from '#platform';
import { type ReplayRange, ReplaysRepository } from '../data-events/replays.repository.js';
import { OutsideDeliveries } from './outside-deliveries.js';

export const REPLAY = 'notifications.replay';

const PAGE = 200;

export interface ReplayJob extends ReplayRange {
  /** Of one wish: a job that runs twice queues nothing twice. */
  replayId: string;
  /** The last one that is queued already. */
  after?: { at: string; eventId: string };
}

/** Queues a page of what is to be sent again, and the job for the next one. */
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
    const { endpointId: targetId, replayId, after } = job;
    await this.unitOfWork.run(async () => {
      const page = await this.replays.page(job, after, PAGE);
      const last = page.at(-1);
      if (!last) return;
      await this.outside.send(
        page.map(({ eventId, kind, payload, replayOf }) => ({
          ...{ channel: 'webhook' as const, targetId, kind, eventId, payload, replayOf },
          eventKey: `replay:${replayId}:${eventId}`,
        })),
      );
      const next: ReplayJob = { ...job, after: { at: last.at, eventId: last.eventId } };
      if (page.length === PAGE) await this.queue.send(REPLAY, next);
    });
  }
}
