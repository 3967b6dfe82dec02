import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries.repository.js';
import { isDead, whyDead } from '../domain/dead-endpoint.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { GoneTargets } from './gone-targets.js';
import type { Outcome } from './outcome.js';

/** Remembers of each endpoint whether messages arrive, and gives up on one where none has for days. */
@Injectable()
export class EndpointHealth {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly gone: GoneTargets,
  ) {}

  /** Joins the unit of work that settles the attempt. */
  async note(delivery: Delivery, { result, reason }: Outcome): Promise<void> {
    if (result === 'gone') return this.gone.leaveAlone(delivery, reason ?? 'gone');
    if (delivery.channel !== 'webhook') return;
    if (result === 'delivered') return this.endpoints.noteArrival(delivery.targetId);
    const failing = await this.endpoints.noteFailure(delivery.targetId);
    if (failing && isDead(failing)) await this.gone.leaveAlone(delivery, whyDead(failing, reason));
  }
}
