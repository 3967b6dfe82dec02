import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, Queue, UnitOfWork } from '#platform';
import { ReplaysRepository } from '../data-events/replays.repository.js';
import { endpointIsOff, endpointNotFound, sinceTomorrow } from '../domain/notifications-errors.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { REPLAY, type ReplayJob } from './replay-since.handler.js';

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

  /** Answers how many messages that is; they are queued by and by. */
  run(endpointId: string, since: string, onlyMissing: boolean): Promise<{ id: string; messages: number }> {
    return this.unitOfWork.run(async () => {
      const until = await this.replays.now();
      if (Date.parse(since) > Date.parse(until)) throw sinceTomorrow();
      const endpoint = await this.endpoints.find(endpointId);
      if (!endpoint) throw endpointNotFound();
      if (!endpoint.active) throw endpointIsOff();
      const range = { endpointId, since, until, onlyMissing };
      const messages = await this.replays.count(range);
      const job: ReplayJob = { ...range, replayId: newId() };
      if (messages > 0) await this.queue.send(REPLAY, job);
      await this.audit.record({
        action: 'webhook_endpoint.replayed',
        entity: 'webhook_endpoint',
        entityId: endpointId,
        data: { since, onlyMissing, messages },
      });
      return { id: job.replayId, messages };
    });
  }
}
