import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { type Caused, causeOf, KnownCauses } from '../health/error-cause.js';
import { isRetry, type Outcome, type SettledTry } from '../health/tally.repository.js';
import type { RunKind } from './runs.repository.js';

/** Seconds. A change is there within two minutes; what lags is told in hours. */
const LAGS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400];
/** Seconds. A delta takes moments, everything of a large company an hour. */
export const RUNS = [0.5, 1, 2.5, 5, 10, 30, 60, 180, 600, 1_800, 3_600, 7_200];

/** What only waited for another record has met nothing that a person could mend. */
const FAILED: readonly string[] = ['failed', 'uncertain', 'parked'] satisfies Outcome[];

/** Figures of the sync, without any tenant's name in them. */
@Injectable()
export class SyncMetrics {
  private readonly settled;
  private readonly retries;
  private readonly failures;
  private readonly causes = new KnownCauses();
  private readonly lag;
  private readonly runs;

  constructor(metrics: Metrics) {
    this.settled = metrics.counter({
      name: 'sync_operations_total',
      help: 'Tries to write to an accounting system, by what became of them.',
      labels: ['entity', 'status'],
    });
    this.retries = metrics.counter({
      name: 'sync_retries_total',
      help: 'Tries to write that were not the first of their operation, by what became of them.',
      labels: ['entity', 'status'],
    });
    this.failures = metrics.counter({
      name: 'sync_failures_total',
      help: 'Tries to write that did not go through, by cause: as many causes as are kept apart, the others as other.',
      labels: ['cause'],
    });
    this.lag = metrics.histogram({
      name: 'sync_push_lag_seconds',
      help: 'From when a write could go to its confirmation there.',
      labels: ['entity'],
      buckets: LAGS,
    });
    this.runs = metrics.histogram({
      name: 'sync_run_duration_seconds',
      help: 'Runs that fetch from an accounting system; outcome is succeeded, failed or interrupted.',
      labels: ['kind', 'outcome'],
      buckets: RUNS,
    });
  }

  settle(settled: SettledTry & { operation: { couldGoSince: Date } }): void {
    const { operation, outcome: status, error } = settled;
    const { entity, couldGoSince } = operation;
    this.settled.inc({ entity, status });
    if (isRetry(settled)) this.retries.inc({ entity, status });
    if (FAILED.includes(status))
      this.failures.inc({ cause: this.causes.of(causeOf(error as Caused | undefined)) });
    if (status === 'confirmed') this.lag.observe({ entity }, (Date.now() - couldGoSince.getTime()) / 1000);
  }

  run(kind: RunKind, outcome: 'succeeded' | 'failed' | 'interrupted', seconds: number): void {
    this.runs.observe({ kind, outcome }, seconds);
  }
}
