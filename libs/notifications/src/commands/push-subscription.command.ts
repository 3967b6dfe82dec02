import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { CONFIG, type Config, EgressClient, UnitOfWork, Vault } from '#platform';
import type { BrowserSubscription } from '../channels/push.channel.js';
import { pushNotSetUp, subscriptionNotFound } from '../domain/notifications-errors.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';

@Injectable()
export class PushSubscriptionCommand {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly egress: EgressClient,
    private readonly vault: Vault,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers the id. Throws `EGRESS.*` for an address that is not a push service's. */
  async subscribe(
    userId: string,
    { endpoint, keys }: BrowserSubscription,
    device: string | null,
  ): Promise<string> {
    if (!this.config.webPush) throw pushNotSetUp();
    await this.egress.assertAllowed(endpoint);
    const hash = createHash('sha256').update(endpoint).digest('hex');
    return this.unitOfWork.run(async () => {
      const id = await this.subscriptions.takeId(newId(), userId, hash, device);
      const place = { table: 'push_subscriptions', row: id, column: 'sealed' };
      await this.subscriptions.seal(id, await this.vault.seal(place, JSON.stringify({ endpoint, keys })));
      return id;
    });
  }

  async unsubscribe(userId: string, id: string): Promise<void> {
    if (!(await this.subscriptions.remove(id, userId))) throw subscriptionNotFound();
  }
}
