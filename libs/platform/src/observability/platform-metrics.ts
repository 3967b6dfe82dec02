import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Queue } from '../queue/queue.js';
import { Metrics } from './metrics.js';

/** Figures that are read from elsewhere when they are asked for. */
@Injectable()
export class PlatformMetrics {
  constructor(metrics: Metrics, database: Database, queue: Queue) {
    const pool = {
      name: 'database_connections',
      help: 'Connections of the tenant pool.',
      labels: ['state'] as const,
    };
    metrics.gauge(pool, (gauge) => {
      const { totalCount, idleCount, waitingCount } = database.pool;
      gauge.set({ state: 'busy' }, totalCount - idleCount);
      gauge.set({ state: 'idle' }, idleCount);
      gauge.set({ state: 'waited_for' }, waitingCount);
    });
    const depth = {
      name: 'queue_depth',
      help: 'Jobs not finished yet, some seconds old.',
      labels: ['queue'] as const,
    };
    metrics.gauge(depth, async (gauge) => {
      for (const [name, jobs] of Object.entries(await queue.depth())) gauge.set({ queue: name }, jobs);
    });
  }
}
