import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '#kernel';
import { CLOCK, requireScope, UnitOfWork } from '#platform';
import { exampleOf } from '../data-events/data-event-body.js';
import { type DataEventType, isDataEventType } from '../data-events/data-event-types.js';
import { DeliveriesRepository, type Delivery } from '../deliveries.repository.js';
import { deliveryNotFound, endpointIsOff, endpointNotFound } from '../domain/notifications-errors.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { OutsideDeliveries } from './outside-deliveries.js';

/** Sends an endpoint an example, by the same way and with the same signature as everything else. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly outside: OutsideDeliveries,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(endpointId: string, wanted?: DataEventType): Promise<Delivery> {
    return this.unitOfWork.run(async () => {
      const endpoint = await this.endpoints.find(endpointId);
      if (!endpoint) throw endpointNotFound();
      if (!endpoint.active) throw endpointIsOff();
      const kind = wanted ?? endpoint.events.find(isDataEventType) ?? 'invoice.approved.v1';
      const { organizationId } = requireScope();
      const eventId = newId();
      const occurredAt = this.clock.now().toISOString();
      const payload = {
        ...exampleOf(kind, { id: eventId, occurredAt, organizationId }),
        isTest: true,
      } as const;
      const delivery = { channel: 'webhook', targetId: endpointId, kind, eventId, payload } as const;
      const id = await this.outside.sendByHand({ ...delivery, eventKey: `test:${eventId}` });
      const made = await this.deliveries.find(id);
      if (!made) throw deliveryNotFound();
      return made;
    });
  }
}
