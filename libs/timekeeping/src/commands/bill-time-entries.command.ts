import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { timeEntryStates } from '../domain/time-entry-states.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';

/** Moves time onto an invoice and off it again. The invoice's own command writes the audit line. */
@Injectable()
export class BillTimeEntries {
  constructor(
    private readonly repository: TimeEntriesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async bill(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.run(async () => {
      const found = await this.repository.lock(ids);
      if (found.length < new Set(ids).size) {
        throw DomainError.notFound(
          'TIMEKEEPING.ENTRY_NOT_FOUND',
          'A time entry on this invoice does not exist.',
        );
      }
      for (const entry of found) timeEntryStates.next(entry.status, 'bill');
      await this.repository.setStatus(ids, 'invoiced');
    });
  }

  async release(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.run(async () => {
      const found = await this.repository.lock(ids);
      const invoiced = found.filter((entry) => timeEntryStates.can(entry.status, 'release'));
      await this.repository.setStatus(
        invoiced.map((entry) => entry.id),
        'approved',
      );
    });
  }
}
