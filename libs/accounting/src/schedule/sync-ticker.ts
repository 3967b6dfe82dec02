import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { slotsAt } from './slots.js';
import { SlotsRepository } from './slots.repository.js';

/** Claims slots and starts their runs. Of any number of nodes that tick in the same minute, one starts them. */
@Injectable()
export class SyncTicker {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly starter: SyncStarter,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For the tenant in scope: claims the slots that are due and enqueues one run per connection. */
  async tick(zone: string): Promise<void> {
    const { nightly, isSweep, hourly } = slotsAt(this.clock.now(), zone);
    await this.unitOfWork.run(async () => {
      if (await this.slots.claim('sync.nightly', nightly)) {
        await this.startAll(isSweep ? 'sweep' : 'delta', 'nightly');
        await this.slots.forgetOld();
      }
      if (await this.slots.claim('sync.hourly', hourly)) await this.startAll('delta', 'hourly');
    });
  }

  private async startAll(kind: 'delta' | 'sweep', trigger: string): Promise<void> {
    for (const { id, status, settings } of await this.connections.list()) {
      const isWorking = status === 'active' || status === 'degraded';
      if (isWorking && settings.pull !== false) await this.starter.start(id, kind, trigger);
    }
  }
}
