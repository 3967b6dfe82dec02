import { Module } from '@nestjs/common';
import { BillTimeEntries } from './commands/bill-time-entries.command.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntryRecords } from './time-entry-records.repository.js';
import { TimekeepingFacade } from './timekeeping.facade.js';

@Module({
  providers: [TimeEntriesRepository, TimeEntryRecords, BillTimeEntries, TimekeepingFacade],
  exports: [TimekeepingFacade],
})
export class TimekeepingModule {}
