import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { RUNS } from '../sync/sync-metrics.js';
import type { Finding } from './reconciliation.types.js';

/** Figures of reconciliations, without any tenant's name in them. */
@Injectable()
export class ReconciliationMetrics {
  private readonly differences;
  private readonly runs;
  private readonly repairs;

  constructor(metrics: Metrics) {
    this.differences = metrics.counter({
      name: 'reconciliation_differences_total',
      help: 'Differences found between our books and an accounting system, by what differs and why.',
      labels: ['kind', 'cause'],
    });
    this.runs = metrics.histogram({
      name: 'reconciliation_duration_seconds',
      help: 'Reconciliations; outcome is succeeded, failed or interrupted.',
      labels: ['outcome'],
      buckets: RUNS,
    });
    this.repairs = metrics.counter({
      name: 'reconciliation_repairs_total',
      help: 'Repairs of differences that people asked for, by what was done and how it left the difference.',
      labels: ['repair', 'status'],
    });
  }

  found(findings: readonly Finding[]): void {
    for (const { kind, cause } of findings) this.differences.inc({ kind, cause });
  }

  run(outcome: 'succeeded' | 'failed' | 'interrupted', seconds: number): void {
    this.runs.observe({ outcome }, seconds);
  }

  repaired(repair: string, status: string): void {
    this.repairs.inc({ repair, status });
  }
}
