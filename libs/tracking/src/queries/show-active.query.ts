import { Injectable } from '@nestjs/common';
import type { Caller } from '#identity';
import type { Page } from '#platform';
import { type ActiveContractor, ActiveContractorsRepository } from '../active-contractors.repository.js';
import { LiveEventsRepository } from '../live/live-events.repository.js';
import { ViewsRepository } from '../views.repository.js';

/** Who works right now, and from which live event on a screen has to listen to stay true. */
@Injectable()
export class ShowActive {
  constructor(
    private readonly active: ActiveContractorsRepository,
    private readonly stream: LiveEventsRepository,
    private readonly views: ViewsRepository,
  ) {}

  async run(
    page: { limit: number; cursor?: string },
    caller: Caller,
  ): Promise<Page<ActiveContractor> & { sequence: number }> {
    // Before the list: what happens in between is told twice rather than never.
    const sequence = await this.stream.head();
    const found = await this.active.page(page);
    const seen = found.items.filter(({ position }) => position !== null);
    await this.views.opened(caller, 'map', seen.map(({ contractorId }) => contractorId).sort());
    return { ...found, sequence };
  }
}
