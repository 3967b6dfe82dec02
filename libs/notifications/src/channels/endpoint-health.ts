import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries.repository.js';
import { isDead, whyDead } from '../domain/dead-endpoint.js';
import { restAfter } from '../domain/pauses.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { EndpointRests } from './endpoint-rests.js';
import { GoneTargets } from './gone-targets.js';
import type { Outcome } from './outcome.js';

/**
 * Remembers of each endpoint whether messages arrive. One that keeps failing is left in peace for longer and longer, but
 * for one message at a time; one where nothing has arrived for days is given up.
 */
@Injectable()
export class EndpointHealth {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly rests: EndpointRests,
    private readonly gone: GoneTargets,
  ) {}

  /** Whether a delivery's endpoint rests: then it comes again, and there is nothing to be done now. */
  putsOff(deliveryId: string, jobId: string): Promise<boolean> {
    return this.rests.putsOff(deliveryId, jobId);
  }

  /** Joins the unit of work that settles the attempt. */
  async note(delivery: Delivery, outcome: Outcome): Promise<void> {
    const { result, reason, calledUrl = '', askedPause } = outcome;
    const { channel, targetId: id } = delivery;
    if (result === 'gone') return this.gone.leaveAlone(delivery, reason ?? 'gone', calledUrl);
    if (channel !== 'webhook' || !calledUrl) return;
    if (result === 'delivered') return this.noteArrival(id, calledUrl);
    const failing = await this.endpoints.noteFailure(id, calledUrl);
    if (!failing) return;
    if (isDead(failing)) return this.gone.leaveAlone(delivery, whyDead(failing, reason), calledUrl);
    const seconds = restAfter(failing.failures, askedPause);
    if (seconds > 0) await this.endpoints.rest(id, seconds);
  }

  private async noteArrival(id: string, calledUrl: string): Promise<void> {
    if (await this.endpoints.noteArrival(id, calledUrl)) await this.rests.end(id);
  }
}
