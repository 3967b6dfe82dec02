import { Day, Flag, Id, ListOf, Nested, Quantity, Text, Whole } from '#platform';
import { Moment } from './moment.field.js';
import { TimeEntryAnswer } from './time-entries.dto.js';

export class BreakBody {
  @Moment()
  startedAt!: string;

  @Moment()
  endedAt!: string;
}

export class DeviceBody {
  @Text({ max: 100, description: "The device's own name for itself." })
  id!: string;

  @Moment({ description: 'What its clock says as it sends this.' })
  sentAt!: string;
}

/** When somebody worked: workDate and minutes, or startedAt and endedAt, or startedAt alone for a timer. */
export class WorkedBody {
  @Day({ optional: true })
  workDate?: string;

  @Whole({ optional: true, min: 1, max: 1500, description: 'Minutes worked that day, breaks left out.' })
  minutes?: number;

  @Moment({ optional: true, description: 'Without endedAt a timer starts.' })
  startedAt?: string;

  @Moment({ optional: true })
  endedAt?: string;

  @ListOf(() => BreakBody, { optional: true, max: 50 })
  breaks?: BreakBody[];

  @Text({
    optional: true,
    max: 64,
    description: "Left out: the zone of the job's site, else of the organization.",
  })
  zone?: string;

  @Id({ optional: true, description: 'Left out: the customer of the job.' })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true })
  workOrderId?: string;

  @Id({ optional: true, description: 'What the work is billed as.' })
  itemId?: string;

  @Id({ optional: true, description: 'The kind of work, which decides the rate.' })
  serviceTypeId?: string;

  @Text({ optional: true, max: 120, description: "The part of the job, in the organization's own words." })
  phase?: string;

  @Text({ optional: true, max: 4000 })
  description?: string;

  @Flag({ optional: true, description: 'Left out: true.' })
  billable?: boolean;

  @Quantity({ optional: true, example: '95.00', description: 'What the customer is charged per hour.' })
  hourlyRate?: string;

  @Quantity({ optional: true, example: '48.50', description: 'What the hour costs us.' })
  costRate?: string;

  @Nested(() => DeviceBody, { optional: true })
  device?: DeviceBody;
}

export class RecordOwnTimeBody extends WorkedBody {
  @Id({
    optional: true,
    description:
      'Made by the device (UUIDv7): the same entry again is the same answer, another one is refused (409).',
  })
  id?: string;
}

export class RecordTimeBody extends RecordOwnTimeBody {
  @Id()
  contractorId!: string;
}

export class CrewBody extends WorkedBody {
  @ListOf(() => RecordTimeBody, {
    min: 1,
    max: 100,
    description: 'Who was there; what is said of one person goes before what is said of all.',
  })
  crew!: RecordTimeBody[];
}

export class CrewProblem {
  @Text()
  code!: string;

  @Text({ max: 1000 })
  detail!: string;

  @Text({ nullable: true })
  field!: string | null;

  @Text({ nullable: true, max: 1000 })
  fix!: string | null;
}

export class CrewResultAnswer {
  @Id()
  contractorId!: string;

  @Nested(() => TimeEntryAnswer, { nullable: true })
  entry!: TimeEntryAnswer | null;

  @Nested(() => CrewProblem, { nullable: true, description: 'Why this one was not recorded.' })
  problem!: CrewProblem | null;
}

export class CrewAnswer {
  @ListOf(() => CrewResultAnswer)
  results!: CrewResultAnswer[];
}

export class PunchBody {
  @Moment({ optional: true, description: 'When it happened; left out: now.' })
  at?: string;
}

export class StopBody extends PunchBody {
  @Flag({ optional: true, description: 'Keep it as a draft instead of handing it in.' })
  keepDraft?: boolean;
}

export class RejectTimeBody {
  @Text({ max: 500 })
  reason!: string;
}

export class ChangeTimeBody {
  @Whole({ min: 1, description: 'The version that the change was made from.' })
  version!: number;

  @Id({ optional: true, nullable: true })
  jobId?: string | null;

  @Id({ optional: true, nullable: true })
  customerId?: string | null;

  @Id({ optional: true, nullable: true })
  workOrderId?: string | null;

  @Id({ optional: true, nullable: true })
  itemId?: string | null;

  @Id({ optional: true, nullable: true })
  serviceTypeId?: string | null;

  @Text({ optional: true, nullable: true, max: 120 })
  phase?: string | null;

  @Day({ optional: true })
  workDate?: string;

  @Whole({ optional: true, min: 1, max: 1500 })
  minutes?: number;

  @Moment({ optional: true })
  startedAt?: string;

  @Moment({ optional: true })
  endedAt?: string;

  @ListOf(() => BreakBody, { optional: true, max: 50 })
  breaks?: BreakBody[];

  @Text({ optional: true, max: 64 })
  zone?: string;

  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Flag({ optional: true })
  billable?: boolean;

  @Quantity({ optional: true, nullable: true })
  hourlyRate?: string | null;

  @Quantity({ optional: true, nullable: true })
  costRate?: string | null;
}
