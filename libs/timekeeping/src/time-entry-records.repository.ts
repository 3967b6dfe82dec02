import { Injectable } from '@nestjs/common';
import { Database, TableRecordStore, UnitOfWork } from '#platform';
import type { TimeEntryRecord } from './domain/time-entry.js';

/** Time entries in and out in bulk. An import publishes no event: it mirrors what happened elsewhere. */
@Injectable()
export class TimeEntryRecords extends TableRecordStore<TimeEntryRecord> {
  constructor(database: Database, unitOfWork: UnitOfWork) {
    super(database, unitOfWork, {
      table: 'time_entries',
      columns: {
        contractorId: 'uuid',
        customerId: 'uuid',
        jobId: 'uuid',
        itemId: 'uuid',
        workDate: 'date',
        minutes: 'integer',
        description: 'text',
        billable: 'boolean',
        hourlyRate: 'numeric',
        costRate: 'numeric',
        status: 'text',
      },
    });
  }
}
