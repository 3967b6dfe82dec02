import { Injectable } from '@nestjs/common';
import { metresBetween } from '#kernel';
import { sideBySide } from '#platform';
import { PunchesRepository, type PunchPlace, type TimeOnDay, TimeSets } from '#timekeeping';
import { type PlannedVisit, WorkOrdersFacade } from '#work-orders';
import type { WorkEntry } from '../domain/evidence.js';
import { distinct } from './invoice-sources.js';

/** How much of the past is looked at. */
export const HISTORY = 100;

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
    private readonly punches: PunchesRepository,
    private readonly orders: WorkOrdersFacade,
  ) {}

  /** These entries and everything else that the same people recorded on the same days. */
  entries(ids: readonly string[]): Promise<TimeOnDay[]> {
    return this.times.onTheDaysOf(ids);
  }

  /** What surrounds the entries of `found` that are `wanted`: their visits and punches, and their people's past. */
  async around(found: readonly TimeOnDay[], wanted: ReadonlySet<string>): Promise<TimeFacts> {
    const billed = found.filter(({ id }) => wanted.has(id));
    const planned = billed.filter(({ workOrderId }) => workOrderId !== null);
    const [visits, punches, pastMinutes] = await sideBySide(
      () => this.orders.plannedVisits(distinct(planned.flatMap(({ workOrderId }) => workOrderId ?? []))),
      () => this.punchesOf(planned),
      () => this.times.pastMinutes(distinct(billed.map(({ contractorId }) => contractorId)), HISTORY),
    );
    const time = new Map<string, WorkEntry>(found.map((entry) => [entry.id, entry]));
    for (const entry of billed) {
      const visit = visits.get(entry.workOrderId ?? '');
      if (visit) time.set(entry.id, { ...entry, visit, punches: placesOf(visit, punches.get(entry.id)) });
    }
    return { time, days: Map.groupBy(found, dayKey), pastMinutes };
  }

  private async punchesOf(planned: readonly TimeOnDay[]): Promise<Map<string, PunchPlace[]>> {
    if (planned.length === 0) return new Map();
    const found = await this.punches.places(planned.map(({ id }) => id));
    return Map.groupBy(found, ({ timeEntryId }) => timeEntryId);
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
