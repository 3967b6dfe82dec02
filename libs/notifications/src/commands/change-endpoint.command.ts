import { Injectable } from '@nestjs/common';
import { AuditLog, EgressClient, UnitOfWork } from '#platform';
import { EndpointRests } from '../channels/endpoint-rests.js';
import { endpointNotFound, staleEndpoint } from '../domain/notifications-errors.js';
import { type WebhookEndpointRow, WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { checked, type WebhookEndpointInput } from './webhook-endpoint.command.js';

/** A person changes what a program hears and where. */
@Injectable()
export class ChangeEndpointCommand {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly rests: EndpointRests,
    private readonly egress: EgressClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `EGRESS.*` for an address that must not be called. */
  async execute(id: string, version: number, input: WebhookEndpointInput): Promise<WebhookEndpointRow> {
    if (input.url !== undefined) await this.egress.assertAllowed(input.url);
    return this.unitOfWork.run(async () => {
      const before = await this.get(id);
      const choices = checked({
        url: input.url ?? before.url,
        description: input.description === undefined ? before.description : input.description || null,
        kinds: input.kinds ?? before.kinds,
        notices: input.notices ?? before.notices,
        events: input.events ?? before.events,
      });
      const next = { ...choices, active: input.active ?? before.active };
      if (!(await this.endpoints.change(id, version, next))) throw staleEndpoint();
      // Whoever mended it wants to see arrive what waits.
      if (next.active && (!before.active || next.url !== before.url)) await this.rests.end(id);
      await this.audit.record({
        ...{ action: 'webhook_endpoint.changed', entity: 'webhook_endpoint', entityId: id, data: next },
      });
      return this.get(id);
    });
  }

  private async get(id: string): Promise<WebhookEndpointRow> {
    const found = await this.endpoints.find(id);
    if (!found) throw endpointNotFound();
    return found;
  }
}
