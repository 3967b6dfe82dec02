import { Injectable } from '@nestjs/common';
import { type Caller, requireContractor } from '#identity';
import { DomainError, newId } from '#kernel';
import { UnitOfWork } from '#platform';
import type { TimeEntryView } from '../domain/time-entry.js';
import { LocationConsentChanged } from '../events/location-consent-changed.event.js';
import { type Punch, PunchesRepository } from '../punches.repository.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';
import { StopRules } from './stop-rules.js';
import { TimeLog } from './time-log.js';

export type NewPunch = Omit<Punch, 'id' | 'timeEntryId' | 'at'> & { id?: string; at?: string };

/** Keeps where somebody was, between clock-in and clock-out and with her consent only. */
@Injectable()
export class RecordLocation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly punches: PunchesRepository,
    private readonly entries: TimeEntriesRepository,
    private readonly rules: StopRules,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.NO_CONSENT` (forbidden) and `.NOT_CLOCKED_IN` (conflict). */
  run(entry: TimeEntryView, { id = newId(), at, ...place }: NewPunch): Promise<Punch> {
    const moment = this.rules.moment(at);
    return this.unitOfWork.run(async () => {
      if (!(await this.punches.consentOf(entry.contractorId))) throw noConsent();
      if (!(await this.wasClockedIn(entry, moment))) throw notClockedIn();
      const punch = { id, timeEntryId: entry.id, at: moment.toISOString(), ...place };
      await this.punches.add(punch);
      return punch;
    });
  }

  /** What a person herself decides, and nobody for her. Throws `TIMEKEEPING.CONSENT_IS_PERSONAL` (forbidden). */
  consent(contractorId: string, isGiven: boolean, caller: Caller): Promise<string | null> {
    if (requireContractor(caller) !== contractorId) throw personal();
    return this.unitOfWork.run(async () => {
      await this.punches.setConsent(contractorId, isGiven);
      const what = isGiven ? 'location-consent-given' : 'location-consent-withdrawn';
      await this.log.record('contractor', what, contractorId, {});
      await this.log.publish(new LocationConsentChanged(contractorId, isGiven));
      return this.punches.consentOf(contractorId);
    });
  }

  /** Whoever looks at where somebody else was is written down, so that she can be told. */
  async look(entry: TimeEntryView, caller: Caller): Promise<Punch[]> {
    if (caller.contractorId !== entry.contractorId) {
      const { contractorId } = entry;
      await this.log.record('time-entry', 'locations-read', entry.id, { contractorId });
    }
    return this.punches.of([entry.id]);
  }

  private async wasClockedIn(entry: TimeEntryView, at: Date): Promise<boolean> {
    if (entry.startedAt === null || at < new Date(entry.startedAt)) return false;
    const last = entry.endedAt === null ? entry : ((await this.entries.partsOf(entry.id)).at(-1) ?? entry);
    return last.endedAt === null || at <= new Date(last.endedAt);
  }
}

function noConsent(): DomainError {
  return new DomainError('TIMEKEEPING.NO_CONSENT', 'Nobody agreed that this place is recorded.', {
    kind: 'forbidden',
    fix: 'The contractor can agree, and take it back, at POST /api/v1/contractors/{id}/location-consent.',
  });
}

function notClockedIn(): DomainError {
  return DomainError.conflict(
    'TIMEKEEPING.NOT_CLOCKED_IN',
    'Places are recorded between clock-in and clock-out only.',
    { field: 'at', fix: 'Send nothing outside working time; what the device kept of it is to be deleted.' },
  );
}

function personal(): DomainError {
  return new DomainError('TIMEKEEPING.CONSENT_IS_PERSONAL', 'Only the contractor herself can decide this.', {
    kind: 'forbidden',
    fix: 'Ask her to do it with her own sign-in.',
  });
}
