import { Injectable } from '@nestjs/common';
import type { LiveWorkOrder } from '#kernel';
import { type DeliveredEvent, type EventListener, type JobContext, ListensTo } from '#platform';
import { WorkOrderChanged, WorkOrdersFacade } from '#work-orders';
import type { NewLiveEvent } from '../domain/live-families.js';
import { LiveEventsRepository } from '../live/live-events.repository.js';

/** A visit changed: the office hears of it, and whoever goes there. */
@Injectable()
@ListensTo('tracking.visits', WorkOrderChanged)
export class WorkOrderListener implements EventListener<WorkOrderChanged> {
  constructor(
    private readonly orders: WorkOrdersFacade,
    private readonly stream: LiveEventsRepository,
  ) {}

  async handle({ event }: DeliveredEvent<WorkOrderChanged>, { jobId }: JobContext): Promise<void> {
    const { workOrderId, version, status, happened } = event;
    const order = await this.orders.workOrder(workOrderId);
    if (!order) return;
    const data: LiveWorkOrder = { workOrderId, version, status, happened };
    const events: NewLiveEvent[] = [{ name: 'workorder:changed', audience: { family: 'visits' }, data }];
    for (const { contractorId } of order.assignments) {
      const name = happened === 'assigned' ? 'workorder:assigned' : 'workorder:changed';
      events.push({ name, audience: { contractorId }, data });
    }
    await this.stream.append(events, jobId);
  }
}
