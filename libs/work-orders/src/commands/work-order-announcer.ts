import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { localDateOf } from '#kernel';
import { NotificationsFacade } from '#notifications';
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
    private readonly notifications: NotificationsFacade,
    private readonly identity: IdentityFacade,
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

  /** Tells contractors of a visit that became theirs. */
  async tellOfAssignment(order: WorkOrderView, contractorIds: readonly string[]): Promise<void> {
    if (contractorIds.length === 0) return;
    const { id, number, version, siteAddress, title } = order;
    const site = [siteAddress?.line1, siteAddress?.city].filter(Boolean).join(', ') || title;
    await this.notifications.notify({
      kind: 'work_order.assigned',
      to: { contractorIds },
      subject: { type: 'work_order', id },
      values: { number, day: await this.dayOf(order), site },
      key: String(version),
    });
  }

  /** On the calendar of the site; empty for a visit without a time. */
  private async dayOf({ scheduledStart, timezone }: WorkOrderView): Promise<string> {
    if (!scheduledStart) return '';
    const zone = timezone ?? (await this.identity.organizationSettings()).timezone;
    return localDateOf(new Date(scheduledStart), zone);
  }
}
