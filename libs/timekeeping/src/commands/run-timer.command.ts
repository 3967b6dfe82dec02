import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { partsOfWork } from '../domain/compose-time.js';
import type { NewTimeEntry, TimeEntryView } from '../domain/time-entry.js';
import { timeEntryNotFound } from '../domain/time-entry-errors.js';
import { timeEntryStates } from '../domain/time-entry-states.js';
import { isRepeated, pausedAt, resumedAt, stoppedAt } from '../domain/timer.js';
import { checkWork } from '../domain/worked-time.js';
import { TimerPaused, TimerResumed, TimerStopped } from '../events/timer.events.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';
import { StopRules } from './stop-rules.js';
import { TimeLog } from './time-log.js';

/** Pauses, resumes and stops a timer. The same step sent again, with the same moment, changes nothing. */
@Injectable()
export class RunTimer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly rules: StopRules,
    private readonly log: TimeLog,
  ) {}

  pause(id: string, moment?: string): Promise<TimeEntryView> {
    return this.punch(id, 'pause', moment);
  }

  resume(id: string, moment?: string): Promise<TimeEntryView> {
    return this.punch(id, 'resume', moment);
  }

  /**
   * Ends the timer: the work is cut at midnight and rounded, and handed in unless `keepDraft`. Throws
   * `TIMEKEEPING.BACKWARDS`, `.IN_THE_FUTURE`, `.TOO_LONG` and `.WEEK_LOCKED` (conflict).
   */
  stop(id: string, moment?: string, keepDraft = false): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const at = this.rules.moment(moment);
      const entry = await this.locked(id);
      if (moment !== undefined && (await this.endedThen(entry, at))) return entry;
      const status = timeEntryStates.next(entry.status, keepDraft ? 'stop' : 'submit');
      const work = stoppedAt(entry, at);
      checkWork(work);
      const zone = entry.zone ?? 'UTC';
      const [first, ...others] = partsOfWork(work, { zone, runs: false, ...(await this.rules.current()) });
      await this.rules.requireOpen([first, ...others].map((part) => part.workDate));
      const { kind } = entry;
      const stopped = await this.repository.change(id, { ...first, kind, status });
      const parts = others.map((part) => ({
        ...copyOf(entry),
        ...part,
        kind,
        status,
        id: newId(),
        splitFrom: id,
      }));
      if (parts.length > 0) await this.repository.createOnce(requireScope().organizationId, parts);
      for (const { id: entryId, workDate, minutes } of [stopped, ...parts])
        await this.log.record('time-entry', 'stopped', entryId, {
          at: at.toISOString(),
          workDate,
          minutes,
          status,
        });
      await this.log.publish(new TimerStopped(id, entry.contractorId));
      return stopped;
    });
  }

  private punch(id: string, step: 'pause' | 'resume', moment?: string): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const at = this.rules.moment(moment);
      const entry = await this.locked(id);
      if (isRepeated(entry, step, at)) return entry;
      const status = timeEntryStates.next(entry.status, step);
      const breaks = step === 'pause' ? pausedAt(entry, at) : resumedAt(entry, at);
      await this.log.record('time-entry', `${step}d`, id, { at: at.toISOString() });
      const Moved = step === 'pause' ? TimerPaused : TimerResumed;
      await this.log.publish(new Moved(id, entry.contractorId));
      return this.repository.change(id, { status, breaks });
    });
  }

  private async locked(id: string): Promise<TimeEntryView> {
    const [entry] = await this.repository.lock([id]);
    if (!entry) throw timeEntryNotFound();
    return entry;
  }

  /** The last part ends where the whole work did. */
  private async endedThen(entry: TimeEntryView, at: Date): Promise<boolean> {
    if (entry.endedAt === null) return false;
    const last = (await this.repository.partsOf(entry.id)).at(-1) ?? entry;
    if (last.endedAt === at.toISOString()) return true;
    throw DomainError.conflict('TIMEKEEPING.STOPPED', 'This timer was stopped at another moment.', {
      fix: 'Change the entry if its times are wrong.',
      details: { endedAt: last.endedAt },
    });
  }
}

/** What the parts of one stretch of work have in common. */
function copyOf(entry: TimeEntryView): NewTimeEntry {
  const { isForgotten: _f, rejectionReason: _r, version: _v, createdAt: _c, updatedAt: _u, ...rest } = entry;
  return { ...rest, requestDigest: null };
}
