import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { Housekeeping } from './housekeeping.js';
import { ScheduledRuns } from './scheduled-runs.js';
import { slotsAt } from './slots.js';
import { SlotsRepository } from './slots.repository.js';

/** Claims slots and starts their runs. Of any number of nodes that tick in the same minute, one starts them. */
@Injectable()
export class SyncTicker {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly runs: ScheduledRuns,
    private readonly housekeeping: Housekeeping,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For the tenant in scope: claims the slots that are due and enqueues one run per connection. */
  async tick(zone: string): Promise<void> {
    const { nightly, isSweep, hourly, catchUp } = slotsAt(this.clock.now(), zone);
    await this.unitOfWork.run(async () => {
      if (await this.slots.claim('sync.nightly', nightly)) {
        // First, because whoever starts a run holds its connection until all of this is written.
        await this.housekeeping.tidy();
        await this.runs.startAll(isSweep ? 'sweep' : 'delta', 'nightly');
      }
      const isNewHour = await this.slots.claim('sync.hourly', hourly);
      const isCatchUp = await this.slots.claim('sync.catch-up', catchUp);
      // The first look of an hour is the hour's own, which no count of calls holds back.
      if (isNewHour) await this.runs.startAll('delta', 'hourly');
      else if (isCatchUp) await this.runs.startAll('delta', 'catch-up');
    });
  }
}
