import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade, type OwnRows } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { endOfWeek, weekOf } from '../domain/week.js';
import { LockedWeeksRepository } from '../locked-weeks.repository.js';
import { PoliciesRepository } from '../policies.repository.js';
import { type WeekOfContractor, WeeksRepository } from '../weeks.repository.js';

export interface WeekView {
  firstDay: string;
  lastDay: string;
  /** Null while time of the week can be added and changed. */
  lockedAt: string | null;
  contractors: WeekOfContractor[];
}

@Injectable()
export class ShowWeek {
  constructor(
    private readonly weeks: WeeksRepository,
    private readonly locked: LockedWeeksRepository,
    private readonly policies: PoliciesRepository,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The week that `day`, or today, lies in. */
  async run(day?: string, own: OwnRows = {}): Promise<WeekView> {
    const { firstDay, lastDay } = await this.daysOf(day ?? (await this.today()));
    const [lock] = await this.locked.of([firstDay, lastDay]);
    const contractors = await this.weeks.byContractor(firstDay, lastDay, own.contractorId);
    return { firstDay, lastDay, lockedAt: lock?.lockedAt ?? null, contractors };
  }

  async daysOf(day: string): Promise<{ firstDay: string; lastDay: string }> {
    const firstDay = weekOf(day, (await this.policies.current()).weekStartsOn);
    return { firstDay, lastDay: endOfWeek(firstDay) };
  }

  private async today(): Promise<string> {
    return localDateOf(this.clock.now(), (await this.identity.organizationSettings()).timezone);
  }
}
