import {
  Day,
  Flag,
  FlagInQuery,
  Id,
  Instant,
  ListOf,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { TIME_ENTRY_KINDS, type TimeBreak } from '../domain/time-entry.js';
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

  @Id({ optional: true, description: 'The later days of work that began with this entry.' })
  splitFrom?: string;

  @FlagInQuery({ optional: true, description: 'Only timers that ran, or run, longer than anybody works.' })
  forgotten?: boolean;

  @Day({ optional: true, description: 'The first day.' })
  from?: string;

  @Day({ optional: true, description: 'The last day.' })
  to?: string;
}

export class TimeBreakField implements TimeBreak {
  @Instant()
  startedAt!: string;

  @Instant({ nullable: true, description: 'Null while the break lasts.' })
  endedAt!: string | null;
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
  workOrderId!: string | null;

  @Id({ nullable: true })
  itemId!: string | null;

  @Id({ nullable: true })
  serviceTypeId!: string | null;

  @Text({ nullable: true, max: 120 })
  phase!: string | null;

  @OneOf(TIME_ENTRY_KINDS)
  kind!: string;

  @Day({ description: "The site's calendar day." })
  workDate!: string;

  @Whole({ description: 'Minutes that count, after rounding; 0 while the timer runs.' })
  minutes!: number;

  @Whole({ nullable: true, description: 'Minutes worked, before rounding.' })
  rawMinutes!: number | null;

  @Text({ nullable: true, example: 'nearest 15' })
  rounding!: string | null;

  @Text({ nullable: true, example: 'America/Toronto' })
  zone!: string | null;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Text({ nullable: true, description: 'What the clock at the site showed.', example: '2026-11-01T01:30' })
  startedWall!: string | null;

  @Text({ nullable: true, example: '2026-11-01T09:00' })
  endedWall!: string | null;

  @ListOf(() => TimeBreakField)
  breaks!: TimeBreakField[];

  @Flag({ description: 'The timer ran, or runs, so long that it was probably forgotten.' })
  isForgotten!: boolean;

  @Id({ nullable: true, description: 'The entry of the day on which this work began.' })
  splitFrom!: string | null;

  @Text({ nullable: true })
  deviceId!: string | null;

  @Whole({
    nullable: true,
    description: "Seconds that the device's clock was ahead of ours; negative when behind.",
  })
  clockSkewSeconds!: number | null;

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

  @Text({ nullable: true, description: 'Why it came back.' })
  rejectionReason!: string | null;

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
