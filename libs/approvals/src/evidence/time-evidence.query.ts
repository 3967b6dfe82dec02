import { Injectable } from '@nestjs/common';
import { metresBetween } from '#kernel';
import { apart, sideBySide } from '#platform';
import { PunchesRepository, type PunchPlace, type TimeOnDay, TimeSets } from '#timekeeping';
import { type PlannedVisit, WorkOrdersFacade } from '#work-orders';
import type { WorkEntry } from '../domain/evidence.js';
import { distinct } from './invoice-sources.js';

/** How much of the past is looked at. */
export const HISTORY = 100;

export type PunchesByEntry = ReadonlyMap<string, readonly PunchPlace[]>;

export interface TimeFacts {
  /** Every entry of the people of these invoices on the days that they bill, by id. */
  time: ReadonlyMap<string, WorkEntry>;
  /** The same by contractor and day. */
  days: ReadonlyMap<string, readonly WorkEntry[]>;
  pastMinutes: ReadonlyMap<string, readonly number[]>;
}

/** Time that invoices bill: with what the same people recorded on the same days, the visits it belongs to and its punches. */
@Injectable()
export class TimeEvidence {
  constructor(
    private readonly times: TimeSets,
    private readonly places: PunchesRepository,
    private readonly orders: WorkOrdersFacade,
  ) {}

  /** These entries and everything else that the same people recorded on the same days. */
  entries(ids: readonly string[]): Promise<TimeOnDay[]> {
    return apart(() => this.times.onTheDaysOf(ids));
  }

  /** Where these entries were punched: read beside them, since only their ids are needed. */
  async punches(ids: readonly string[]): Promise<PunchesByEntry> {
    if (ids.length === 0) return new Map();
    return Map.groupBy(await this.places.places(ids), ({ timeEntryId }) => timeEntryId);
  }

  /** What surrounds the entries of `found` that are `wanted`: their visits with their `punches`, and their people's past. */
  async around(
    found: readonly TimeOnDay[],
    wanted: ReadonlySet<string>,
    punches: PunchesByEntry,
  ): Promise<TimeFacts> {
    const billed = found.filter(({ id }) => wanted.has(id));
    const [visits, pastMinutes] = await sideBySide(
      () => this.orders.plannedVisits(distinct(billed.flatMap(({ workOrderId }) => workOrderId ?? []))),
      () =>
        apart(() =>
          this.times.pastMinutes(distinct(billed.map(({ contractorId }) => contractorId)), HISTORY),
        ),
    );
    const time = new Map<string, WorkEntry>(found.map((entry) => [entry.id, entry]));
    for (const entry of billed) {
      const visit = visits.get(entry.workOrderId ?? '');
      if (visit) time.set(entry.id, { ...entry, visit, punches: placesOf(visit, punches.get(entry.id)) });
    }
    return { time, days: Map.groupBy(found, dayKey), pastMinutes };
  }
}

export function dayKey({ contractorId, workDate }: Pick<WorkEntry, 'contractorId' | 'workDate'>): string {
  return `${contractorId} ${workDate}`;
}

/** Without a site a punch is nowhere in particular. */
function placesOf({ site }: PlannedVisit, punches: readonly PunchPlace[] = []): WorkEntry['punches'] {
  if (!site) return [];
  return punches.map((place) => ({
    accuracyMeters: place.accuracyMeters,
    distanceMeters: metresBetween(site, place),
  }));
}
