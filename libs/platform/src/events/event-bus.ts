import { Injectable, type OnApplicationBootstrap, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { requireScope } from '../database/tenant-context.js';
import { JOB_HANDLER, type JobHandler, type JobHandlerMetadata } from '../queue/job-handler.js';
import { Queue } from '../queue/queue.js';

/** Something that happened, named in the past tense. Its fields must survive JSON. */
export abstract class DomainEvent {
  /** `noun.happened`, e.g. `invoice.approved`. */
  static readonly eventName: string;
}

export type EventType<E extends DomainEvent = DomainEvent> = (new (
  ...args: never[]
) => E) & { eventName: string };

const LISTENER = 'platform:event-listener';

/**
 * Marks a provider as a durable listener: its `handle(event)` runs after the publisher's transaction committed,
 * in the publisher's tenant, at least once. `listener` names its queue and must never change.
 */
export function ListensTo(listener: string, ...events: EventType[]): ClassDecorator {
  return (target) => {
    SetMetadata(LISTENER, { listener, events: events.map((event) => event.eventName) })(target);
    SetMetadata(JOB_HANDLER, { name: `event.${listener}` } satisfies JobHandlerMetadata)(target);
  };
}

export interface DeliveredEvent<E> {
  name: string;
  event: E;
  /** The person who published it; a listener runs as the product itself. Absent when no person did. */
  actorId?: string;
}

/** What a listener implements. */
export type EventListener<E extends DomainEvent> = JobHandler<DeliveredEvent<E>>;

/** Publishes inside the transaction; each listener gets a job of its own that appears when it commits. */
@Injectable()
export class EventBus implements OnApplicationBootstrap {
  private readonly listeners = new Map<string, string[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queue: Queue,
  ) {}

  onApplicationBootstrap(): void {
    for (const { metatype } of this.discovery.getProviders()) {
      const found =
        metatype &&
        (Reflect.getMetadata(LISTENER, metatype as Type) as
          | { listener: string; events: string[] }
          | undefined);
      for (const name of found?.events ?? []) {
        this.listeners.set(name, [
          ...new Set([...(this.listeners.get(name) ?? []), `event.${found?.listener}`]),
        ]);
      }
    }
  }

  async publish<E extends DomainEvent>(event: E): Promise<void> {
    const name = (event.constructor as EventType<E>).eventName;
    const { actor } = requireScope();
    const person = actor.kind === 'user' && actor.id !== undefined ? { actorId: actor.id } : {};
    const delivered: DeliveredEvent<E> = { name, event, ...person };
    for (const queueName of this.listeners.get(name) ?? []) await this.queue.send(queueName, delivered);
  }
}
