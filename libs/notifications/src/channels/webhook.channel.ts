import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, EgressClient, Vault } from '#platform';
import type { Delivery } from '../deliveries.repository.js';
import { signatureHeaders } from '../domain/webhook-signature.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { ATTEMPT_LIMITS, attempt, NO_TARGET, type Outcome, type OutsideChannel } from './outcome.js';

/**
 * Signs and posts. What is no 2xx is tried again; 410 says that nobody listens any more. A redirect and an address that
 * must not be called are refused at once: the next attempt would meet the same.
 */
@Injectable()
export class WebhookChannel implements OutsideChannel {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly vault: Vault,
    private readonly egress: EgressClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async send({ id, targetId, eventId, payload }: Delivery): Promise<Outcome> {
    const endpoint = await this.endpoints.find(targetId);
    if (!endpoint?.active) return NO_TARGET;
    const at = this.clock.now();
    const place = (column: string) => ({ table: 'webhook_endpoints', row: endpoint.id, column });
    const secrets = [await this.vault.open(place('secret_sealed'), endpoint.secretSealed)];
    if (endpoint.previousSecretSealed && endpoint.previousUntil && endpoint.previousUntil > at)
      secrets.push(await this.vault.open(place('previous_secret_sealed'), endpoint.previousSecretSealed));
    const body = JSON.stringify(payload);
    const revealed = secrets.map((secret) => secret.reveal());
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'InvoicePatch-Webhooks/1',
      'x-delivery-id': id,
      ...signatureHeaders({ id: eventId, body, at }, revealed),
    };
    const { url } = endpoint;
    const outcome = await attempt(
      () => this.egress.fetch(url, { method: 'POST', headers, body, ...ATTEMPT_LIMITS }),
      (status) => (status === 410 ? 'gone' : 'retry'),
    );
    return { ...outcome, calledUrl: url };
  }
}
