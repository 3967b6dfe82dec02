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

  /** Joins the unit of work that ends it. `differences` is null when it was given up. */
  async finished({ id, connectionId }: Reconciliation, differences: number | null): Promise<void> {
    const status = differences === null ? 'failed' : 'succeeded';
    await this.events.publish(new ReconciliationFinished(id, connectionId, status, differences));
  }
}
