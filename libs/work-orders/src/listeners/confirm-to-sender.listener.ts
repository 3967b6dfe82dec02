import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { type DeliveredEvent, type EventListener, ListensTo, Queue, UnitOfWork } from '#platform';
import { Senders } from '../commands/senders.js';
import { ConfirmationsRepository } from '../confirmations.repository.js';
import { WorkOrderChanged } from '../events/work-order-changed.event.js';
import { CONFIRM } from '../handlers/confirm.handler.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';

/** Writes down that the system which sent a work order is to hear of this step. */
@Injectable()
@ListensTo('work-orders.confirm', WorkOrderChanged)
export class ConfirmToSenderListener implements EventListener<WorkOrderChanged> {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly senders: Senders,
    private readonly confirmations: ConfirmationsRepository,
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ event }: DeliveredEvent<WorkOrderChanged>): Promise<void> {
    const { workOrderId, happened, version } = event;
    const order = await this.orders.find(workOrderId);
    if (!order || order.externalId === null) return;
    const sourceId = await this.senders.idOf(order.source);
    if (!sourceId) return;
    await this.unitOfWork.run(async () => {
      const id = newId();
      if (await this.confirmations.add(id, { workOrderId, sourceId, happened, version }))
        await this.queue.send(CONFIRM, { confirmationId: id });
    });
  }
}
