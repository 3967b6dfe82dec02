import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform';
import type { WorkRules } from '../domain/compose-time.js';
import { checkNotAhead, instantOf } from '../domain/moments.js';
import { PoliciesRepository } from '../policies.repository.js';
import { OpenWeeks } from './open-weeks.js';

/** What an organization decided about ending work, and when now is. */
@Injectable()
export class StopRules {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly weeks: OpenWeeks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The moment that was named, or this one. Throws `TIMEKEEPING.IN_THE_FUTURE`. */
  moment(text?: string): Date {
    const now = this.clock.now();
    if (text === undefined) return now;
    const at = instantOf(text, 'at');
    checkNotAhead(at, now, 'at');
    return at;
  }

  async current(): Promise<Pick<WorkRules, 'rounding' | 'forgottenAfterHours'>> {
    const { rounding, forgottenAfterHours } = await this.policies.current();
    return { rounding, forgottenAfterHours };
  }

  /** Throws `TIMEKEEPING.WEEK_LOCKED` (conflict). */
  requireOpen(days: readonly string[]): Promise<void> {
    return this.weeks.require(days);
  }
}
