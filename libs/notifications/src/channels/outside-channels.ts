import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries.repository.js';
import type { Outcome } from './outcome.js';
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
  ) {}

  send(delivery: Delivery): Promise<Outcome> {
    return this[delivery.channel].send(delivery);
  }
}
