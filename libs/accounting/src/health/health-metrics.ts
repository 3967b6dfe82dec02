import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { type SyncFigure, SyncFiguresRepository } from './sync-figures.repository.js';

/**
 * What stands in the database when somebody looks, the same from every process: take the maximum, not the sum. No
 * organization and no company is named.
 */
@Injectable()
export class HealthMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly figures: SyncFiguresRepository,
    registry: ConnectorRegistry,
  ) {
    this.gauge('waiting', 'sync_operations_waiting', 'Writes that have not gone through.', ['status']);
    this.gauge(
      'oldest',
      'sync_oldest_waiting_seconds',
      'Age of the oldest write that waits for no person.',
      [],
    );
    this.gauge('connections', 'sync_connections', 'Connections to company files, by state.', ['status']);
    this.gauge(
      'success_age',
      'sync_success_age_seconds',
      'Of a working connection, since the look after its last success was due; the longest.',
      [],
    );
    this.gauge(
      'access',
      'sync_access_seconds',
      'Until the first access ends: idle, or hard whatever happens.',
      ['limit'],
    );
    this.gauge('calls', 'sync_api_calls_month', 'Calls of this month of the connection with the most.', [
      'system',
    ]);
    this.gauge('alerts', 'sync_alerts', 'Alerts that are not over.', ['kind', 'status']);
    metrics.gauge(
      {
        name: 'sync_api_calls_month_limit',
        help: 'Calls that one connection may make in a month.',
        labels: ['system'],
      },
      (gauge) => {
        for (const system of registry.systems)
          gauge.set({ system }, registry.limitsOf(system)?.requestsPerMonth ?? 0);
      },
    );
  }

  /** A figure with two labels keeps both in one text. */
  private gauge(figure: SyncFigure['name'], name: string, help: string, labels: readonly string[]): void {
    this.metrics.gauge({ name, help, labels }, async (gauge) => {
      const found = (await this.figures.read()).filter((one) => one.name === figure);
      // What nobody is in any more would otherwise stay as it was.
      gauge.reset();
      for (const { label, value } of found) {
        const values = label.split('/');
        gauge.set(Object.fromEntries(labels.map((one, index) => [one, values[index] ?? ''])), value);
      }
    });
  }
}
