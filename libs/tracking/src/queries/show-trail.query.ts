import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayReach } from '#identity';
import { type Clock, DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK } from '#platform';
import { simplifyTo } from '../domain/simplify.js';
import { type TrailPoint, TrailsRepository } from '../trails.repository.js';
import { ViewsRepository } from '../views.repository.js';

const HOUR = 3_600_000;
const USUAL_MS = 12 * HOUR;
const LONGEST_MS = 7 * 24 * HOUR;
/** Points read for one answer: a week of a point every ten seconds. */
const MOST_READ = 60_000;
const TOLERANCE_METRES = 10;
const MOST_SHOWN = 2_000;

export interface Trail {
  segments: { timeEntryId: string; points: Omit<TrailPoint, 'timeEntryId'>[] }[];
  recorded: number;
  isCut: boolean;
}

/** Where somebody went, simplified for a map. Who looks at another's way is written down first. */
@Injectable()
export class ShowTrail {
  constructor(
    private readonly trails: TrailsRepository,
    private readonly views: ViewsRepository,
    private readonly parties: PartiesFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `TRACKING.NO_SUCH_CONTRACTOR` (also for another's, where the caller may see her own only) and `.BAD_PERIOD`. */
  async run(contractorId: string, period: { from?: string; to?: string }, caller: Caller): Promise<Trail> {
    await this.requireReach(contractorId, caller);
    const { from, to } = this.spanOf(period);
    if (caller.contractorId !== contractorId) await this.views.opened(caller, 'trail', [contractorId]);
    const points = await this.trails.between(contractorId, from, to, MOST_READ + 1);
    const shown = points.slice(0, MOST_READ);
    return { segments: segmentsOf(shown), recorded: shown.length, isCut: points.length > MOST_READ };
  }

  /** Whose places are shown to `caller`. Throws `TRACKING.NO_SUCH_CONTRACTOR`. */
  async requireReach(contractorId: string, caller: Caller): Promise<void> {
    if (mayReach(caller, { contractorId }) && (await this.parties.contractor(contractorId))) return;
    throw DomainError.notFound('TRACKING.NO_SUCH_CONTRACTOR', 'There is no such contractor.');
  }

  private spanOf({ from, to }: { from?: string; to?: string }): { from: Date; to: Date } {
    const end = to === undefined ? this.clock.now() : new Date(to);
    const begin = from === undefined ? new Date(end.getTime() - USUAL_MS) : new Date(from);
    const length = end.getTime() - begin.getTime();
    if (length > 0 && length <= LONGEST_MS) return { from: begin, to: end };
    throw new DomainError('TRACKING.BAD_PERIOD', 'A trail is shown for seven days at most.', {
      field: 'from',
      fix: 'Let `from` lie before `to`, and not more than seven days.',
    });
  }
}

function segmentsOf(points: readonly TrailPoint[]): Trail['segments'] {
  const byEntry = Map.groupBy(points, ({ timeEntryId }) => timeEntryId);
  const most = Math.max(2, Math.floor(MOST_SHOWN / Math.max(1, byEntry.size)));
  return [...byEntry].map(([timeEntryId, way]) => ({
    timeEntryId,
    points: simplifyTo(way, TOLERANCE_METRES, most).map(({ timeEntryId: _, ...point }) => point),
  }));
}
