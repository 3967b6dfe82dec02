import { PRESENCES, type Presence } from '#kernel';
import { Day, Id, Instant, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';
import type { ShownSpan, ShownVisit } from '../contractor-days.repository.js';
import { type DayFlag, FLAG_KINDS } from '../domain/day-flags.js';
import type { ShownDay } from '../queries/show-days.query.js';

export class ContractorDaysQuery extends PageQuery {
  @Day({ optional: true, description: "Left out: the organization's today." })
  day?: string;
}

export class DayBreakAnswer {
  @Instant()
  startedAt!: string;

  @Instant({ nullable: true, description: 'Null while the break lasts.' })
  endedAt!: string | null;
}

export class DaySpanAnswer implements Omit<ShownSpan, 'site'> {
  @Id()
  timeEntryId!: string;

  @Text({ description: 'As of the time entry.' })
  status!: string;

  @Instant({ description: 'May lie before the day.' })
  startedAt!: string;

  @Instant({ nullable: true, description: 'Null while the timer runs.' })
  endedAt!: string | null;

  @ListOf(() => DayBreakAnswer)
  breaks!: DayBreakAnswer[];

  @Instant({ nullable: true, description: 'After this the timer was probably forgotten.' })
  forgottenAfter!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Id({ nullable: true })
  workOrderId!: string | null;

  @Text({ nullable: true, description: 'Of the visit, else the name of the job.' })
  title!: string | null;

  @Text({ nullable: true, description: 'Of the visit, else of the job.' })
  number!: string | null;

  @Text({ nullable: true })
  customerName!: string | null;
}

export class DayVisitAnswer implements ShownVisit {
  @Id()
  workOrderId!: string;

  @Text()
  number!: string;

  @Text()
  title!: string;

  @Text()
  status!: string;

  @Instant()
  scheduledStart!: string;

  @Instant({ nullable: true })
  scheduledEnd!: string | null;
}

export class DayFlagAnswer implements DayFlag {
  @OneOf(FLAG_KINDS, {
    description:
      'late: a visit that should have begun ten minutes ago. off_site: the timer runs for a visit, and she stands elsewhere. ' +
      'overlap: time that is counted twice. forgotten: the timer runs longer than anybody works.',
  })
  kind!: DayFlag['kind'];

  @Id({ nullable: true })
  timeEntryId!: string | null;

  @Id({ nullable: true })
  workOrderId!: string | null;

  @Instant({
    nullable: true,
    description: 'late: when it should have begun. overlap: from when. forgotten: since.',
  })
  since!: string | null;

  @Instant({ nullable: true, description: 'overlap: until when; null while both last.' })
  until!: string | null;

  @Whole({ nullable: true, description: 'off_site: so far from the site.' })
  metres!: number | null;
}

export class ContractorDayAnswer implements ShownDay {
  @Id()
  contractorId!: string;

  @Text()
  name!: string;

  @OneOf(PRESENCES, { description: 'Now, whatever day is shown.' })
  presence!: Presence;

  @Instant({ nullable: true })
  lastSeenAt!: string | null;

  @ListOf(() => DaySpanAnswer, { description: 'Work with a clock, without what was sent back.' })
  spans!: DaySpanAnswer[];

  @Whole({ description: 'Minutes that were written down for the day without a clock.' })
  sheetMinutes!: number;

  @ListOf(() => DayVisitAnswer, { description: 'Planned to begin that day.' })
  visits!: DayVisitAnswer[];

  @ListOf(() => DayFlagAnswer)
  flags!: DayFlagAnswer[];
}

export class ContractorDayList {
  @Day()
  day!: string;

  @Instant({ description: "The day's first instant where the organization is." })
  from!: string;

  @Instant({ description: 'The first instant after it.' })
  to!: string;

  @ListOf(() => ContractorDayAnswer)
  items!: ContractorDayAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
