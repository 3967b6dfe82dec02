import { Day, Id, Instant, ListOf, Text, Whole } from '#platform';

export class WeekQuery {
  @Day({ optional: true, description: 'Any day of the week; left out: today.' })
  day?: string;
}

export class WeekBody {
  @Day({ description: 'Any day of the week.' })
  day!: string;
}

export class ContractorWeekBody extends WeekBody {
  @Id()
  contractorId!: string;
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

export class WeekOfContractorAnswer {
  @Id()
  contractorId!: string;

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

  @Whole({ description: 'Timers that run.' })
  running!: number;
}

export class WeekAnswer {
  @Day()
  firstDay!: string;

  @Day()
  lastDay!: string;

  @Instant({ nullable: true, description: 'Null while time of the week can be added and changed.' })
  lockedAt!: string | null;

  @ListOf(() => WeekOfContractorAnswer)
  contractors!: WeekOfContractorAnswer[];
}
