import { Day, Flag, Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
import { TIME_ENTRY_STATUSES, type TimeEntryStatus } from '../domain/time-entry-states.js';

export class TimeEntryListQuery extends PageQuery {
  @OneOf(TIME_ENTRY_STATUSES, { optional: true })
  status?: TimeEntryStatus;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Day({ optional: true, description: 'The first day.' })
  from?: string;

  @Day({ optional: true, description: 'The last day.' })
  to?: string;
}

export class RecordOwnTimeBody {
  @Id({ optional: true, description: 'Made by the device: sending the same entry again changes nothing.' })
  id?: string;

  @Id({ optional: true, description: 'Left out: the customer of the job.' })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true, description: 'The service that was performed.' })
  itemId?: string;

  @Day()
  workDate!: string;

  @Whole({ min: 1, max: 1440, description: 'Minutes worked that day, breaks left out.' })
  minutes!: number;

  @Text({ optional: true, max: 4000 })
  description?: string;

  @Flag({ optional: true, description: 'Left out: true.' })
  billable?: boolean;

  @Quantity({ optional: true, example: '95.00', description: 'What the customer is charged per hour.' })
  hourlyRate?: string;

  @Quantity({ optional: true, example: '48.50', description: 'What the hour costs us.' })
  costRate?: string;
}

export class RecordTimeBody extends RecordOwnTimeBody {
  @Id()
  contractorId!: string;
}

export class RejectTimeBody {
  @Text({ max: 500 })
  reason!: string;
}

export class TimeEntryAnswer {
  @Id()
  id!: string;

  @Id()
  contractorId!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Id({ nullable: true })
  itemId!: string | null;

  @Day()
  workDate!: string;

  @Whole()
  minutes!: number;

  @Text({ nullable: true, max: 4000 })
  description!: string | null;

  @Flag()
  billable!: boolean;

  @Quantity({ nullable: true })
  hourlyRate!: string | null;

  @Quantity({ nullable: true })
  costRate!: string | null;

  @OneOf(TIME_ENTRY_STATUSES)
  status!: string;

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class TimeEntryPage {
  @ListOf(() => TimeEntryAnswer)
  items!: TimeEntryAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
