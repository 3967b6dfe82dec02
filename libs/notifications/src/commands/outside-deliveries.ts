import { Injectable } from '@nestjs/common';
import { Queue, requireScope, type SendJobOptions } from '#platform';
import type { DataEventBody } from '../data-events/data-event-body.js';
import { DeliveriesRepository, type NewDelivery, type NoticePayload } from '../deliveries.repository.js';
import { deliveryNotFound } from '../domain/notifications-errors.js';
import type { WaitingNotice } from '../notices.js';
import { PushSubscriptionsRepository } from '../push-subscriptions.repository.js';
import { SlackChannelsRepository } from '../slack-channels.repository.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';

export const DELIVER = 'notifications.deliver';

export interface DeliveryJob {
  deliveryId: string;
  /** A person looks for it: it is tried even while its endpoint rests. */
  isByHand?: boolean;
}

/** What is new goes before what comes late. */
export const LATE = -1;

/** Writes down what browsers, Slack channels and programs are to get, one job for each. */
@Injectable()
export class OutsideDeliveries {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly slack: SlackChannelsRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly queue: Queue,
  ) {}

  /** Joins the open unit of work. An occurrence goes to a target once, however often it is told. */
  async enqueue(notice: WaitingNotice, pushedUserIds: readonly string[]): Promise<void> {
    const targets = [
      ...(await this.subscriptions.idsOf(pushedUserIds)).map((id) => ['push', id] as const),
      ...(await this.slack.idsFor(notice.kind)).map((id) => ['slack', id] as const),
      ...(await this.endpoints.idsFor(notice.kind)).map((id) => ['webhook', id] as const),
    ];
    if (targets.length === 0) return;
    const { kind, subject, key, eventId } = notice;
    const eventKey = [kind, subject.type, subject.id, key].join(':');
    const payload = payloadOf(notice);
    await this.send(
      targets.map(([channel, targetId]) => ({ channel, targetId, kind, eventId, eventKey, payload })),
    );
  }

  /** The same for what happened to a record, which is for programs only. */
  async tellPrograms(body: DataEventBody): Promise<void> {
    const { id: eventId, type: kind } = body;
    const targets = await this.endpoints.idsForEvent(kind);
    if (targets.length === 0) return;
    const common = {
      channel: 'webhook',
      kind,
      eventId,
      eventKey: `event:${eventId}`,
      payload: body,
    } as const;
    await this.send(targets.map((targetId) => ({ ...common, targetId })));
  }

  /** Answers the ids of the new deliveries. */
  async send(deliveries: readonly NewDelivery[], how: { isLate?: boolean } = {}): Promise<string[]> {
    const added = await this.deliveries.add(deliveries);
    for (const { id, targetId } of added)
      await this.enqueueOne({ deliveryId: id }, targetId, how.isLate ? { priority: LATE } : {});
    return added.map(({ id }) => id);
  }

  /** One that a person asked for. Answers its id. */
  async sendByHand(delivery: NewDelivery): Promise<string> {
    const [added] = await this.deliveries.add([delivery]);
    if (!added) throw deliveryNotFound();
    await this.enqueueOne({ deliveryId: added.id, isByHand: true }, added.targetId, {});
    return added.id;
  }

  /** The next attempt at a delivery, in so many seconds. */
  async later(deliveryId: string, targetId: string, seconds: number): Promise<void> {
    await this.enqueueOne({ deliveryId }, targetId, { startAfter: Math.ceil(seconds), priority: LATE });
  }

  /** Another job for one that finds its endpoint at rest; `EndpointRests` says when its turn is. Answers its id. */
  async again(deliveryId: string, targetId: string): Promise<string | null> {
    return this.enqueueOne({ deliveryId }, targetId, { startAfter: 1, priority: LATE });
  }

  /** A lane of a target takes one message at a time, so that one which is slow holds up no other. */
  private enqueueOne(job: DeliveryJob, targetId: string, options: SendJobOptions): Promise<string | null> {
    const id = job.isByHand ? laneByHand(targetId) : laneOf(targetId, job.deliveryId);
    return this.queue.send(DELIVER, job, { ...options, group: { id } });
  }
}

/** How many messages are on their way to one target at once. */
const LANES = 2;

function laneOf(targetId: string, deliveryId: string): string {
  return `${targetId}/${Number.parseInt(deliveryId.slice(-4), 16) % LANES}`;
}

/** Those of a target that wait when it rests. */
export function lanesOf(targetId: string): string[] {
  return Array.from({ length: LANES }, (_, lane) => `${targetId}/${lane}`);
}

/** What a person looks for waits for nothing that rests. */
const laneByHand = (targetId: string): string => `${targetId}/by-hand`;

function payloadOf({ eventId, kind, at, subject, values }: WaitingNotice): NoticePayload {
  const { organizationId } = requireScope();
  return { id: eventId, type: kind, createdAt: at, organizationId, subject, data: values };
}
