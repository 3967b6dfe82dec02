import { Injectable } from '@nestjs/common';
import { EventBus } from '#platform';
import { ReconciliationFinished } from '../events/reconciliation-finished.event.js';
import type { Reconciliation } from './reconciliation.types.js';
import { ReconciliationMetrics } from './reconciliation-metrics.js';

/** Tells the rest of the house, and the operator, how reconciliations end. */
@Injectable()
export class ReconciliationNews {
  constructor(
    readonly metrics: ReconciliationMetrics,
    private readonly events: EventBus,
  ) {}

  /** Of one that has ended, joining the unit of work that ended it. */
  async finished({ id, connectionId, status, found, isCut }: Reconciliation): Promise<void> {
    const told =
      status === 'succeeded'
        ? new ReconciliationFinished(id, connectionId, status, found, isCut)
        : new ReconciliationFinished(id, connectionId, 'failed', null, false);
    await this.events.publish(told);
  }
}
