import { DomainEvent } from '#platform';
import type { WorkOrderStatus } from '../domain/work-order.states.js';

/** A work order was made, changed, given to somebody, or moved on. `version` orders the news of one work order. */
export class WorkOrderChanged extends DomainEvent {
  static override readonly eventName = 'work-order.changed';

  constructor(
    readonly workOrderId: string,
    readonly version: number,
    readonly status: WorkOrderStatus,
    /** Past tense: `created`, `assigned`, `acknowledged`, `started` … */
    readonly happened: string,
  ) {
    super();
  }
}
