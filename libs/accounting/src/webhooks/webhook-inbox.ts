import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Queue, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { WebhookNotice } from '../ports/accounting-connector.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { WebhookEventsRepository } from './webhook-events.repository.js';
import { WEBHOOK_QUEUE, type WebhookJob } from './webhook-queue.js';

@Injectable()
export class WebhookInbox {
  constructor(
    private readonly registry: ConnectorRegistry,
    private readonly connections: ConnectionsRepository,
    private readonly events: WebhookEventsRepository,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers how many notices were new. Throws `WEBHOOK.BAD_SIGNATURE`; notices of companies nobody linked are dropped. */
  async receive(
    system: string,
    rawBody: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): Promise<number> {
    const { webhooks } = this.registry.get(system).connector;
    if (!webhooks?.verify(rawBody, headers)) {
      throw new DomainError('WEBHOOK.BAD_SIGNATURE', 'The signature of this notice is not valid.', {
        kind: 'unauthenticated',
      });
    }
    let received = 0;
    for (const [company, notices] of Map.groupBy(
      webhooks.parse(rawBody),
      ({ remoteCompanyId }) => remoteCompanyId,
    )) {
      const owner = await this.connections.ownerOf(system, company);
      if (owner)
        received += await runAsTenant(owner.organizationId, systemActor('webhook'), () =>
          this.store(owner.id, system, notices),
        );
    }
    return received;
  }

  private store(connectionId: string, system: string, notices: WebhookNotice[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const fresh = await this.events.receive(connectionId, system, notices);
      if (fresh > 0)
        await this.queue.send(WEBHOOK_QUEUE, { connectionId } satisfies WebhookJob, {
          singletonKey: connectionId,
        });
      return fresh;
    });
  }
}
