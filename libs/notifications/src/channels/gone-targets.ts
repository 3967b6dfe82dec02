import { Injectable } from '@nestjs/common';
import { AuditLog } from '#platform';
import type { Delivery } from '../deliveries.repository.js';
import { NotificationsFacade } from '../notifications.facade.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';
import { SlackChannelsRepository } from '../slack-channels.repository.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';

/** Leaves alone from now on whoever said that nobody is there, or does not answer any more. */
@Injectable()
export class GoneTargets {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly slack: SlackChannelsRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly notifications: NotificationsFacade,
    private readonly audit: AuditLog,
  ) {}

  /** `calledUrl`: of a program, which may have moved since. */
  async leaveAlone(delivery: Delivery, reason: string, calledUrl: string): Promise<void> {
    const { channel, targetId } = delivery;
    if (channel === 'push') await this.subscriptions.remove(targetId);
    else if (channel === 'slack') await this.slack.deactivate(targetId, reason);
    else await this.switchOff(delivery, reason, calledUrl);
  }

  /** A program that hears nothing looks like one to which nothing happens: its people are told. */
  private async switchOff({ id, targetId }: Delivery, reason: string, url: string): Promise<void> {
    if (!(await this.endpoints.deactivate(targetId, reason, url))) return;
    await this.audit.record({
      action: 'webhook_endpoint.switched_off',
      entity: 'webhook_endpoint',
      entityId: targetId,
      data: { url, reason },
    });
    await this.notifications.notify({
      kind: 'webhook_endpoint.switched_off',
      to: { roles: ['owner', 'admin'] },
      subject: { type: 'webhook_endpoint', id: targetId },
      // Path and query may carry a token, and a notice goes to letters, Slack and other programs.
      values: { address: new URL(url).host, reason },
      key: id,
    });
  }
}
