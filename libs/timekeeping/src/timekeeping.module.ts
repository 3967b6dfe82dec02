import { Module } from '@nestjs/common';
import { JobsModule } from '#jobs';
import { PartiesModule } from '#parties';
import { BillableTimeRepository } from './billable-time.repository.js';
import { BillTimeEntries } from './commands/bill-time-entries.command.js';
import { MoveTime } from './commands/move-time.command.js';
import { RecordTime } from './commands/record-time.command.js';
import { ContractorTimeController } from './contractor-time.controller.js';
import { ReachTime } from './queries/reach-time.query.js';
import { TimeEntriesController } from './time-entries.controller.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntryRecords } from './time-entry-records.repository.js';
import { TimeSets } from './time-sets.repository.js';
import { TimekeepingFacade } from './timekeeping.facade.js';

@Module({
  imports: [JobsModule, PartiesModule],
  controllers: [TimeEntriesController, ContractorTimeController],
  providers: [
    TimeEntriesRepository,
    BillableTimeRepository,
    TimeEntryRecords,
    TimeSets,
    BillTimeEntries,
    RecordTime,
    ReachTime,
    MoveTime,
    TimekeepingFacade,
  ],
  exports: [TimekeepingFacade, TimeSets],
})
export class TimekeepingModule {}
