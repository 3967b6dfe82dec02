import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { DeliveriesRepository, type Delivery } from '../deliveries.repository.js';
import { deliveryNotFound, endpointNotFound } from '../domain/notifications-errors.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';
import { OutsideDeliveries } from './outside-deliveries.js';

/** Sends one delivery again, under the same `webhook-id`: a receiver that has it can tell. */
@Injectable()
export class ReplayDelivery {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly outside: OutsideDeliveries,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  run(id: string): Promise<Delivery> {
    return this.unitOfWork.run(async () => {
      const past = await this.deliveries.find(id);
      if (!past) throw deliveryNotFound();
      if (!(await this.endpoints.find(past.targetId))) throw endpointNotFound();
      const { channel, targetId, kind, eventId, payload } = past;
      const copy = { channel, targetId, kind, eventId, payload, eventKey: `replay:${newId()}`, replayOf: id };
      const madeId = await this.outside.sendByHand(copy);
      await this.audit.record({
        action: 'webhook_delivery.replayed',
        entity: 'webhook_endpoint',
        entityId: targetId,
        data: { of: id },
      });
      const made = await this.deliveries.find(madeId);
      if (!made) throw deliveryNotFound();
      return made;
    });
  }
}
