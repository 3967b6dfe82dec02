import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import type { OperationStatus } from './operation.states.js';
import type { RunKind } from './runs.repository.js';

/** Figures of the sync, without any tenant's name in them. */
@Injectable()
export class SyncMetrics {
  private readonly settled;
  private readonly lag;
  private readonly runs;

  constructor(metrics: Metrics) {
    this.settled = metrics.counter({
      name: 'sync_operations_total',
      help: 'Tries to write to an accounting system, by what became of them.',
      labels: ['entity', 'status'],
    });
    this.lag = metrics.histogram({
      name: 'sync_push_lag_seconds',
      help: 'From the change here to its confirmation there.',
      labels: ['entity'],
    });
    this.runs = metrics.histogram({
      name: 'sync_run_duration_seconds',
      help: 'Runs that fetch from an accounting system; outcome is succeeded, failed or interrupted.',
      labels: ['kind', 'outcome'],
    });
  }

  operation({ entity, createdAt }: { entity: string; createdAt: Date }, status: OperationStatus): void {
    this.settled.inc({ entity, status });
    if (status === 'confirmed') this.lag.observe({ entity }, (Date.now() - createdAt.getTime()) / 1000);
  }

  run(kind: RunKind, outcome: 'succeeded' | 'failed' | 'interrupted', seconds: number): void {
    this.runs.observe({ kind, outcome }, seconds);
  }
}
