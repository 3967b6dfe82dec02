import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, Queue, UnitOfWork } from '#platform';
import { ReplaysRepository } from '../data-events/replays.repository.js';
import {
  endpointIsOff,
  endpointNotFound,
  replayIsRunning,
  sinceTomorrow,
} from '../domain/notifications-errors.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { REPLAY, type ReplayJob } from './replay-since.handler.js';

/** Occurrences that are looked at while somebody waits for the answer. */
const MOST_COUNTED = 5_000;

/** What is sent again; `messages` is null where so much happened since that it is not counted before. */
export interface BegunReplay {
  id: string;
  messages: number | null;
}

/** Sends an endpoint everything again since a moment, each under its own `webhook-id`. */
@Injectable()
export class ReplaySince {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly replays: ReplaysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
  ) {}

  /** The messages are queued by and by. Throws `NOTIFICATIONS.REPLAY_RUNNING` while another one of the endpoint is. */
  run(endpointId: string, since: string, onlyMissing: boolean): Promise<BegunReplay> {
    return this.unitOfWork.run(async () => {
      const until = await this.replays.now();
      if (Date.parse(since) > Date.parse(until)) throw sinceTomorrow();
      const endpoint = await this.endpoints.find(endpointId);
      if (!endpoint) throw endpointNotFound();
      if (!endpoint.active) throw endpointIsOff();
      const range = { endpointId, since, until, onlyMissing };
      const messages = (await this.replays.count(range, MOST_COUNTED)) ?? null;
      const job: ReplayJob = { ...range, replayId: newId() };
      if (messages !== 0) await this.begin(job);
      await this.audit.record({
        action: 'webhook_endpoint.replayed',
        entity: 'webhook_endpoint',
        entityId: endpointId,
        data: { since, onlyMissing, messages },
      });
      return { id: job.replayId, messages };
    });
  }

  private async begin(job: ReplayJob): Promise<void> {
    if (!(await this.replays.begin(job.endpointId, job.replayId))) throw replayIsRunning();
    await this.queue.send(REPLAY, job);
  }
}
