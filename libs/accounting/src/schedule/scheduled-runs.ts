import { Injectable } from '@nestjs/common';
import { hasCallsToSpare } from '../connections/calls-to-spare.js';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { UsageRepository } from '../connections/usage.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { SyncStarter } from '../sync/sync-starter.js';

/** Who asks for the looks between the hours. */
export const CATCH_UP = 'catch-up';

/** One run for every connection that works and is not switched off. */
@Injectable()
export class ScheduledRuns {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly usage: UsageRepository,
    private readonly registry: ConnectorRegistry,
    private readonly starter: SyncStarter,
  ) {}

  async startAll(kind: 'delta' | 'sweep', trigger: string): Promise<void> {
    for (const connection of await this.connections.list()) {
      const { id, status, settings } = connection;
      const isWorking = status === 'active' || status === 'degraded';
      if (!isWorking || settings.pull === false) continue;
      if (trigger !== CATCH_UP || (await this.canSpare(connection)))
        await this.starter.start(id, kind, trigger);
    }
  }

  private async canSpare({ id, system }: Connection): Promise<boolean> {
    const limits = this.registry.limitsOf(system);
    return !limits || hasCallsToSpare(await this.usage.month(id), limits.requestsPerMonth);
  }
}
