import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { EndpointHealth } from '../channels/endpoint-health.js';
import type { Outcome } from '../channels/outcome.js';
import { OutsideChannels } from '../channels/outside-channels.js';
import { DeliveriesRepository, type Delivery } from '../deliveries.repository.js';
import { DELIVER } from './outside-deliveries.js';

/** Pauses double from two seconds to an hour: about three hours in all. A replay begins anew. */
const MAX_ATTEMPTS = 14;

/** One attempt at one delivery. It is never open in a transaction while it waits for the other side. */
@Injectable()
@HandlesJob(DELIVER, {
  concurrency: 4,
  queue: { retryLimit: MAX_ATTEMPTS, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
})
export class DeliveryHandler implements JobHandler<{ deliveryId: string }> {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly channels: OutsideChannels,
    private readonly health: EndpointHealth,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ deliveryId }: { deliveryId: string }): Promise<void> {
    const delivery = await this.deliveries.begin(deliveryId);
    if (!delivery) return;
    const outcome = await this.channels.send(delivery);
    const isTriedAgain = outcome.result === 'retry' && delivery.attempts < MAX_ATTEMPTS;
    await this.unitOfWork.run(() => this.settle(delivery, outcome, isTriedAgain));
    if (isTriedAgain) throw new Error(outcome.reason ?? 'not delivered');
  }

  private async settle(delivery: Delivery, outcome: Outcome, isTriedAgain: boolean): Promise<void> {
    const { result, httpStatus, reason } = outcome;
    const status = result === 'delivered' ? 'delivered' : isTriedAgain ? 'queued' : 'failed';
    await this.deliveries.settle(delivery.id, { status, lastStatus: httpStatus, lastError: reason });
    await this.health.note(delivery, outcome);
  }
}
