import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus } from '#platform';
import type { ItemView } from '../domain/item.js';
import { ItemChanged } from '../events/item-changed.event.js';
import { ItemCostChanged } from '../events/item-cost-changed.event.js';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class ItemAnnouncer {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  async announce(action: 'created' | 'changed', { id, version }: ItemView, given: object): Promise<void> {
    const data = { version, given };
    await this.audit.record({ action: `item.${action}`, entity: 'item', entityId: id, data });
    await this.events.publish(new ItemChanged(id, version));
  }

  /** Rates that follow the cost moved. */
  announceCost({ id, version }: ItemView, before: string | null): Promise<void> {
    return this.events.publish(new ItemCostChanged(id, version, before));
  }
}
