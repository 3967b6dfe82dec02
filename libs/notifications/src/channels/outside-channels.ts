import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import type { Delivery } from '../deliveries.repository.js';
import { OUR_FAULT, type Outcome } from './outcome.js';
import { PushChannel } from './push.channel.js';
import { SlackOutput } from './slack.channel.js';
import { WebhookChannel } from './webhook.channel.js';

/** Sends a delivery by its channel. */
@Injectable()
export class OutsideChannels {
  constructor(
    private readonly push: PushChannel,
    private readonly slack: SlackOutput,
    private readonly webhook: WebhookChannel,
    private readonly log: Log,
  ) {}

  /** Throws nothing: a fault of ours, such as a key that does not open the secret, is an attempt like any other. */
  async send(delivery: Delivery): Promise<Outcome> {
    try {
      return await this[delivery.channel].send(delivery);
    } catch (error) {
      this.log.error('a delivery could not be prepared', { entityId: delivery.id, error });
      return OUR_FAULT;
    }
  }
}
