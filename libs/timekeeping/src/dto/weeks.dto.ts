import { ListFileQuery } from '#identity';
import { Day, Id, Instant, ListOf, Text, Whole } from '#platform';

export class WeekQuery {
  @Day({ optional: true, description: 'Any day of the week; left out: today.' })
  day?: string;
}

export class WeekFileQuery extends ListFileQuery {
  @Day({ optional: true, description: 'Any day of the week; left out: today.' })
  day?: string;
}

export class TimeSlipQuery extends ListFileQuery {
  @Day({ description: 'Any day of the week.' })
  day!: string;
}

export class WeekBody {
  @Day({ description: 'Any day of the week.' })
  day!: string;
}

export class ContractorWeekBody extends WeekBody {
  @Id()
  contractorId!: string;
}

export class ApproveWeekBody extends ContractorWeekBody {
  @Text({
    optional: true,
    max: 64,
    description:
      'The `waitingMark` of the week that was looked at: refused when something was handed in or changed since.',
  })
  seen?: string;
}

export class RejectWeekBody extends ContractorWeekBody {
  @Text({ max: 500 })
  reason!: string;
}

export class UnlockWeekBody extends WeekBody {
  @Text({ max: 500 })
  reason!: string;
}

export class MovedAnswer {
  @Whole({ description: 'How many entries this moved.' })
  moved!: number;
}

class WorkedAnswer {
  @Whole()
  entries!: number;

  @Whole()
  draftMinutes!: number;

  @Whole()
  submittedMinutes!: number;

  @Whole({ description: 'Billed or not.' })
  approvedMinutes!: number;

  @Whole()
  rejectedMinutes!: number;

  @Whole({ description: 'Timers that run, those on a break included.' })
  running!: number;

  @Whole({ description: 'Timers that run and are not on a break.' })
  ticking!: number;

  @Whole({
    description:
      'Worked by timers that run until this was answered, breaks left out. No part of the minutes: they count once the timer is stopped.',
  })
  runningSeconds!: number;

  @Whole({
    description:
      "Beyond the hours of the province's general rule, or on its holidays; what was rejected left out. A rate card may say otherwise.",
  })
  overtimeMinutes!: number;
}

export class DayOfContractorAnswer extends WorkedAnswer {
  @Day()
  day!: string;

  @Whole({ description: 'Timers that ran, or run, longer than anybody works.' })
  forgotten!: number;

  @Whole({ description: 'Entries that lie over another one of the same person.' })
  overlapping!: number;
}

export class WeekOfContractorAnswer extends WorkedAnswer {
  @Id()
  contractorId!: string;

  @Text()
  name!: string;

  @Text({
    nullable: true,
    max: 64,
    description:
      'Stands for exactly the entries that wait for a decision, as they are now: the `seen` of whoever approves them. Null when none waits.',
  })
  waitingMark!: string | null;

  @ListOf(() => DayOfContractorAnswer, { description: 'Days without time are left out.' })
  days!: DayOfContractorAnswer[];
}

export class WeekAnswer {
  @Day()
  firstDay!: string;

  @Day()
  lastDay!: string;

  @Instant({ nullable: true, description: 'Null while time of the week can be added and changed.' })
  lockedAt!: string | null;

  @Text({ description: 'Whose general rule says what overtime is.', example: 'ON' })
  province!: string;

  @Whole({ description: 'Entries that nobody has decided about: the week cannot be locked before.' })
  undecidedEntries!: number;

  @Whole({ description: 'The same for expenses.' })
  undecidedExpenses!: number;

  @ListOf(() => WeekOfContractorAnswer)
  contractors!: WeekOfContractorAnswer[];
}
