import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, type DeliveredEvent, EgressClient, type EventListener, ListensTo } from '#platform';
import { Senders } from '../commands/senders.js';
import { signatureOf } from '../domain/inbound-signature.js';
import { WorkOrderChanged } from '../events/work-order-changed.event.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';

/**
 * Tells the system that sent a work order what became of it: its state now, signed as its own notices are. At least
 * once; `version` tells the receiver which of two came later. A refusal is tried again by the queue.
 */
@Injectable()
@ListensTo('work-orders.confirm', WorkOrderChanged)
export class ConfirmToSenderListener implements EventListener<WorkOrderChanged> {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly senders: Senders,
    private readonly egress: EgressClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ event }: DeliveredEvent<WorkOrderChanged>): Promise<void> {
    const order = await this.orders.find(event.workOrderId);
    if (!order || order.externalId === null) return;
    const sender = await this.senders.named(order.source);
    if (!sender) return;
    const body = Buffer.from(
      JSON.stringify({
        eventType: 'workorder.confirmed',
        happened: event.happened,
        externalId: order.externalId,
        number: order.number,
        status: order.status,
        version: order.version,
        reason: order.reason,
        scheduledStart: order.scheduledStart,
        assignments: order.assignments,
      }),
    );
    const seconds = Math.floor(this.clock.now().getTime() / 1000);
    const answer = await this.egress.fetch(sender.callbackUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-invoicepatch-signature': signatureOf(sender.secret, body, seconds),
      },
      body,
      timeoutMs: 10_000,
      maxBytes: 100_000,
    });
    if (answer.status >= 300) throw new Error(`The sender answered ${answer.status}.`);
  }
}
