import { Injectable } from '@nestjs/common';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';

/** One run for every connection that works and is not switched off. */
@Injectable()
export class ScheduledRuns {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly starter: SyncStarter,
  ) {}

  async startAll(kind: 'delta' | 'sweep', trigger: string): Promise<void> {
    for (const { id, status, settings } of await this.connections.list()) {
      const isWorking = status === 'active' || status === 'degraded';
      if (isWorking && settings.pull !== false) await this.starter.start(id, kind, trigger);
    }
  }
}
