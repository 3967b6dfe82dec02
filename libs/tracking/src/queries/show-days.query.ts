import { Inject, Injectable } from '@nestjs/common';
import { type Caller, IdentityFacade } from '#identity';
import { addDays, type Clock, localDateOf, startOfDay } from '#kernel';
import { CLOCK, type Page } from '#platform';
import {
  type ContractorDay,
  ContractorDaysRepository,
  type ShownSpan,
} from '../contractor-days.repository.js';
import { type DayFlag, flagsOf } from '../domain/day-flags.js';
import { ViewsRepository } from '../views.repository.js';

export interface ShownDay extends Omit<ContractorDay, 'position' | 'spans'> {
  spans: Omit<ShownSpan, 'site'>[];
  flags: DayFlag[];
}

/** A day of the organization with its first instant and the first one after it. */
export interface ShownDays extends Page<ShownDay> {
  day: string;
  from: string;
  to: string;
}

/** What everybody did and was to do on a day, and what looks wrong about it. */
@Injectable()
export class ShowDays {
  constructor(
    private readonly days: ContractorDaysRepository,
    private readonly views: ViewsRepository,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    { day: wanted, ...page }: { day?: string; limit: number; cursor?: string },
    caller: Caller,
  ): Promise<ShownDays> {
    const { timezone } = await this.identity.organizationSettings();
    const now = this.clock.now();
    const today = localDateOf(now, timezone);
    const day = wanted ?? today;
    const [from, to] = [startOfDay(day, timezone), startOfDay(addDays(day, 1), timezone)];
    const { items, nextCursor } = await this.days.page({ day, from, to }, day === today, page);
    const shown = items.map(({ position, ...person }) => ({
      ...person,
      spans: person.spans.map(({ site: _, ...span }) => span),
      flags: flagsOf({ ...person, position, now }),
    }));
    // How far somebody is from her site says something of where she is.
    const seen = shown.filter(({ flags }) => flags.some(({ kind }) => kind === 'off_site'));
    await this.views.opened(caller, 'map', seen.map(({ contractorId }) => contractorId).sort());
    return { items: shown, nextCursor, day, from: from.toISOString(), to: to.toISOString() };
  }
}
