import { Injectable } from '@nestjs/common';
import { type Caller, mayReach } from '#identity';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import type { TimeEntryView } from '../domain/time-entry.js';
import { noSuchContractor, timeEntryNotFound } from '../domain/time-entry-errors.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';

/** What a caller may lay hands on: a contractor her own time, the office everybody's. */
@Injectable()
export class ReachTime {
  constructor(
    private readonly repository: TimeEntriesRepository,
    private readonly parties: PartiesFacade,
  ) {}

  /** Another contractor's entry is answered like one that does not exist. */
  async entry(id: string, caller: Caller): Promise<TimeEntryView> {
    const entry = await this.repository.find(id);
    if (!entry || !mayReach(caller, entry)) throw timeEntryNotFound();
    return entry;
  }

  /** Throws `TIMEKEEPING.NOT_YOURS` when a contractor names somebody else. */
  contractor(contractorId: string, caller: Caller): void {
    if (mayReach(caller, { contractorId })) return;
    throw new DomainError('TIMEKEEPING.NOT_YOURS', 'You can only record what you did yourself.', {
      kind: 'not-found',
      field: 'contractorId',
      fix: 'Give your own contractor id, as GET /api/v1/me answers it.',
    });
  }

  /** The same, and the contractor must exist. */
  async known(contractorId: string, caller: Caller): Promise<void> {
    this.contractor(contractorId, caller);
    if (!(await this.parties.contractor(contractorId))) throw noSuchContractor('not-found');
  }
}
