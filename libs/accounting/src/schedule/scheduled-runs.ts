import { Injectable } from '@nestjs/common';
import { hasCallsToSpare } from '../connections/calls-to-spare.js';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { type Look, wantsLook } from '../connections/frequency.js';
import { UsageRepository } from '../connections/usage.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { StockWaker } from '../stock/stock-queue.js';
import { SyncStarter } from '../sync/sync-starter.js';

/** One run for every connection that works, is not switched off and wants to be looked at so often. */
@Injectable()
export class ScheduledRuns {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly usage: UsageRepository,
    private readonly registry: ConnectorRegistry,
    private readonly starter: SyncStarter,
    private readonly stock: StockWaker,
  ) {}

  async startAll(kind: 'delta' | 'sweep', look: Look): Promise<void> {
    // Once an hour is often enough for quantities, and for a day that is over.
    if (look !== 'catch-up') await this.stock.wakeAll();
    for (const connection of await this.connections.list()) {
      const { id, status, settings } = connection;
      const isWorking = status === 'active' || status === 'degraded';
      if (!isWorking || settings.pull === false || !wantsLook(settings, look)) continue;
      if (look !== 'catch-up' || (await this.canSpare(connection))) await this.starter.start(id, kind, look);
    }
  }

  private async canSpare({ id, system }: Connection): Promise<boolean> {
    const limits = this.registry.limitsOf(system);
    return !limits || hasCallsToSpare(await this.usage.month(id), limits.requestsPerMonth);
  }
}
