import { ListOf, Text, Whole } from '#platform';

export class PhaseTimeAnswer {
  @Text({ nullable: true, description: 'Null for time without one.' })
  phase!: string | null;

  @Whole()
  entries!: number;

  @Whole({ description: 'All but what was rejected.' })
  minutes!: number;

  @Whole({ description: 'Of these, approved or invoiced.' })
  approvedMinutes!: number;

  @Whole({ description: 'Of these, to be billed.' })
  billableMinutes!: number;
}

export class JobTimeAnswer {
  @Whole({ description: 'Of all phases.' })
  minutes!: number;

  @ListOf(() => PhaseTimeAnswer, { description: 'In the order in which they began.' })
  phases!: PhaseTimeAnswer[];
}
