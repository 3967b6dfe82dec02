import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus } from '#platform';
import type { WorkOrderView } from '../domain/work-order.js';
import { WorkOrderChanged } from '../events/work-order-changed.event.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class WorkOrderAnnouncer {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  /** `happened` is the past tense, e.g. `started`. Answers the work order as it is now. */
  async announce(happened: string, id: string, facts: Record<string, unknown> = {}): Promise<WorkOrderView> {
    const order = await this.orders.get(id);
    const { number, status, version } = order;
    await this.audit.record({
      action: `work_order.${happened}`,
      entity: 'work_order',
      entityId: id,
      data: { number, status, version, ...facts },
    });
    await this.events.publish(new WorkOrderChanged(id, version, status, happened));
    return order;
  }
}
