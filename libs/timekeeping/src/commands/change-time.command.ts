import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { entryOfDay, partsOfWork } from '../domain/compose-time.js';
import { instantOf, zoneNamed } from '../domain/moments.js';
import { corrected } from '../domain/said.js';
import type { TimeEntryView } from '../domain/time-entry.js';
import { timeEntryNotFound } from '../domain/time-entry-errors.js';
import { checkWork } from '../domain/worked-time.js';
import { TimeEntriesRepository, type TimeEntryChange } from '../time-entries.repository.js';
import { StopRules } from './stop-rules.js';
import { TimeContext } from './time-context.js';
import { TimeLog } from './time-log.js';

/** What is not given stays; null clears. */
export interface TimeCorrection {
  version: number;
  jobId?: string | null;
  customerId?: string | null;
  workOrderId?: string | null;
  itemId?: string | null;
  serviceTypeId?: string | null;
  phase?: string | null;
  workDate?: string;
  minutes?: number;
  startedAt?: string;
  endedAt?: string;
  breaks?: readonly { startedAt: string; endedAt: string }[];
  zone?: string;
  description?: string | null;
  billable?: boolean;
  hourlyRate?: string | null;
  costRate?: string | null;
}

/** Null clears none of these. */
const ALWAYS_THERE = ['workDate', 'minutes', 'startedAt', 'endedAt', 'breaks', 'zone', 'billable'] as const;

/** Corrects time that is not handed in yet, or that came back. */
@Injectable()
export class ChangeTime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly rules: StopRules,
    private readonly context: TimeContext,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.NOT_EDITABLE`, `.STALE_VERSION`, `.WEEK_LOCKED` (conflicts) and `.OVER_MIDNIGHT`. */
  run(id: string, { version, ...wanted }: TimeCorrection): Promise<TimeEntryView> {
    const correction = corrected(wanted, ALWAYS_THERE);
    return this.unitOfWork.run(async () => {
      const [entry] = await this.repository.lock([id]);
      if (!entry) throw timeEntryNotFound();
      if (entry.status !== 'draft' && entry.status !== 'rejected') throw notEditable(entry);
      if (entry.version !== version) throw stale(entry);
      const { workDate: _day, minutes: _minutes, startedAt, endedAt, breaks, zone, ...fields } = correction;
      // Another job is another customer's, unless one is named too.
      const customer = fields.jobId && fields.customerId === undefined ? { customerId: null } : {};
      const named = { ...entry, ...customer, ...fields, zone: zone ?? entry.zone ?? undefined };
      const { customerId, jobId } = await this.context.of(named, { before: namedBy(entry) });
      const times = await this.timesOf(entry, correction);
      await this.rules.requireOpen([entry.workDate, times.workDate ?? entry.workDate]);
      const changed = await this.repository.change(id, {
        ...fields,
        customerId,
        jobId,
        ...times,
        status: entry.status,
      });
      const data = { from: facts(entry), to: facts(changed), fields: Object.keys(correction) };
      await this.log.record('time-entry', 'corrected', id, data);
      return changed;
    });
  }

  private async timesOf(entry: TimeEntryView, to: Omit<TimeCorrection, 'version'>): Promise<TimeEntryChange> {
    const { rounding, forgottenAfterHours } = await this.rules.current();
    if (entry.startedAt === null || entry.endedAt === null) {
      const minutes = to.minutes ?? entry.rawMinutes ?? entry.minutes;
      const {
        splitFrom: _,
        kind: _kind,
        ...day
      } = entryOfDay(to.workDate ?? entry.workDate, minutes, rounding);
      return to.minutes === undefined && to.workDate === undefined ? {} : day;
    }
    if ([to.startedAt, to.endedAt, to.breaks, to.zone].every((time) => time === undefined)) return {};
    const work = {
      startedAt: instantOf(to.startedAt ?? entry.startedAt, 'startedAt'),
      endedAt: instantOf(to.endedAt ?? entry.endedAt, 'endedAt'),
      breaks: (to.breaks ?? entry.breaks).map((pause, index) => ({
        startedAt: instantOf(pause.startedAt, `breaks.${index}.startedAt`),
        endedAt: instantOf(pause.endedAt ?? entry.endedAt ?? '', `breaks.${index}.endedAt`),
      })),
    };
    checkWork(work);
    const zone = zoneNamed(to.zone ?? entry.zone ?? 'UTC');
    const [day, other] = partsOfWork(work, { zone, rounding, forgottenAfterHours, runs: false });
    if (other) throw overMidnight(day.workDate);
    const { splitFrom: _, kind: _kind, ...times } = day;
    return times;
  }
}

/** The same without its zone, which may stay as it is. */
function namedBy({ zone: _, ...entry }: TimeEntryView) {
  return entry;
}

function facts({ workDate, minutes, startedAt, endedAt, jobId }: TimeEntryView) {
  return { workDate, minutes, startedAt, endedAt, jobId };
}

function notEditable({ status }: TimeEntryView): DomainError {
  return DomainError.conflict(
    'TIMEKEEPING.NOT_EDITABLE',
    `This entry is ${status.replace('_', ' ')}, so it cannot be changed.`,
    {
      fix: 'An entry that was handed in can be changed again after a manager rejects it; stop a timer first.',
    },
  );
}

function stale({ version }: TimeEntryView): DomainError {
  return DomainError.conflict('TIMEKEEPING.STALE_VERSION', 'Somebody changed this entry meanwhile.', {
    field: 'version',
    fix: 'Read it again and repeat the change.',
    details: { version },
  });
}

function overMidnight(day: string): DomainError {
  return new DomainError('TIMEKEEPING.OVER_MIDNIGHT', `The corrected work goes on after the end of ${day}.`, {
    field: 'endedAt',
    fix: 'End this entry at midnight and record the rest as an entry of the next day.',
  });
}
