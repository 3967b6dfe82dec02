import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries.repository.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';
import { SlackChannelsRepository } from '../slack-channels.repository.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';

/** Leaves alone from now on whoever said that nobody is there. */
@Injectable()
export class GoneTargets {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly slack: SlackChannelsRepository,
    private readonly endpoints: WebhookEndpointsRepository,
  ) {}

  async leaveAlone({ channel, targetId }: Delivery, reason: string): Promise<void> {
    if (channel === 'push') await this.subscriptions.remove(targetId);
    else if (channel === 'slack') await this.slack.deactivate(targetId, reason);
    else await this.endpoints.deactivate(targetId, reason);
  }
}
