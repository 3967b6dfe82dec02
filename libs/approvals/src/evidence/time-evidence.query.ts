import { Injectable } from '@nestjs/common';
import { metresBetween } from '#kernel';
import { sideBySide } from '#platform';
import { type Punch, PunchesRepository, type TimeOnDay, TimeSets } from '#timekeeping';
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

  async of(ids: readonly string[]): Promise<TimeFacts> {
    const found = await this.times.onTheDaysOf(ids);
    const wanted = new Set(ids);
    const billed = found.filter(({ id }) => wanted.has(id));
    const workers = distinct(billed.map(({ contractorId }) => contractorId));
    const [visits, pastMinutes] = await sideBySide(
      () => this.orders.plannedVisits(distinct(billed.flatMap(({ workOrderId }) => workOrderId ?? []))),
      () => this.times.pastMinutes(workers, HISTORY),
    );
    const punches = await this.punchesOf(billed, visits);
    const time = new Map<string, WorkEntry>(found.map((entry) => [entry.id, entry]));
    for (const entry of billed) {
      const visit = visits.get(entry.workOrderId ?? '');
      if (visit) time.set(entry.id, { ...entry, visit, punches: placesOf(visit, punches.get(entry.id)) });
    }
    return { time, days: Map.groupBy(found, dayKey), pastMinutes };
  }

  /** Only of entries whose visit says where the site is: without it a punch is nowhere in particular. */
  private async punchesOf(
    billed: readonly TimeOnDay[],
    visits: ReadonlyMap<string, PlannedVisit>,
  ): Promise<Map<string, Punch[]>> {
    const sited = billed.filter(({ workOrderId }) => visits.get(workOrderId ?? '')?.site);
    if (sited.length === 0) return new Map();
    const found = await this.punches.of(sited.map(({ id }) => id));
    return Map.groupBy(found, ({ timeEntryId }) => timeEntryId);
  }
}

export function dayKey({ contractorId, workDate }: Pick<WorkEntry, 'contractorId' | 'workDate'>): string {
  return `${contractorId} ${workDate}`;
}

function placesOf({ site }: PlannedVisit, punches: readonly Punch[] = []): WorkEntry['punches'] {
  if (!site) return [];
  return punches.map(({ accuracyMeters, ...place }) => ({
    accuracyMeters,
    distanceMeters: metresBetween(site, place),
  }));
}
