import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, UnitOfWork } from '#platform';
import { EndpointHealth } from '../channels/endpoint-health.js';
import type { Outcome } from '../channels/outcome.js';
import { OutsideChannels } from '../channels/outside-channels.js';
import { DeliveriesRepository, type Delivery } from '../deliveries.repository.js';
import { MAX_ATTEMPTS, pauseAfter } from '../domain/pauses.js';
import { DELIVER, type DeliveryJob, OutsideDeliveries } from './outside-deliveries.js';

/** Every attempt counts itself before it begins, so that whatever kills the process cannot make them endless. */
const NEVER_FINISHED: Outcome = {
  result: 'refused',
  httpStatus: null,
  reason: 'It was begun again and again here and never came to an end.',
};

/**
 * One attempt at one delivery; the next one is a job of its own, so that the other side's wishes count. No transaction is
 * open while it waits for the other side. Whoever lets us wait holds as
 * many hands of a process as it has lanes, and no more.
 */
@Injectable()
@HandlesJob(DELIVER, {
  concurrency: 8,
  isByGroup: true,
  // Of its own accord a job comes back only after a crash.
  queue: { retryLimit: 2 * MAX_ATTEMPTS, retryDelay: 2, retryBackoff: true, retryDelayMax: 60 },
})
export class DeliveryHandler implements JobHandler<DeliveryJob> {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly channels: OutsideChannels,
    private readonly health: EndpointHealth,
    private readonly outside: OutsideDeliveries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ deliveryId, isByHand = false }: DeliveryJob, { jobId }: JobContext): Promise<void> {
    if (!isByHand && (await this.health.putsOff(deliveryId, jobId))) return;
    const delivery = await this.deliveries.begin(deliveryId);
    if (!delivery) return;
    const isOver = delivery.attempts > MAX_ATTEMPTS;
    const outcome = isOver ? NEVER_FINISHED : await this.channels.send(delivery);
    await this.unitOfWork.run(() => this.settle(delivery, outcome));
  }

  private async settle(delivery: Delivery, outcome: Outcome): Promise<void> {
    const { id, attempts, targetId } = delivery;
    const { result, httpStatus, reason } = outcome;
    const isTriedAgain = result === 'retry' && attempts < MAX_ATTEMPTS;
    const status = result === 'delivered' ? 'delivered' : isTriedAgain ? 'queued' : 'failed';
    await this.deliveries.settle(id, { status, lastStatus: httpStatus, lastError: reason });
    await this.health.note(delivery, outcome);
    if (isTriedAgain) await this.outside.later(id, targetId, pauseAfter(attempts, outcome.askedPause));
  }
}
