import { Amount, FlagInQuery, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Texts } from '#platform';

export class JobProfitPageQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'Part of the number or name, or of the customer’s name.' })
  q?: string;

  @Id({ optional: true, description: 'This job only.' })
  jobId?: string;

  @FlagInQuery({
    optional: true,
    description: 'Only jobs that are not done, or done and billed below their contract.',
  })
  open?: boolean;
}

class JobFigureAnswer {
  @Amount()
  amount!: string;

  @OneOf(['placeholder', 'accounting', 'manual', 'operations'], {
    description: 'placeholder: nobody knows yet, so it reads zero.',
  })
  source!: string;

  @Texts({ description: 'Where the documents behind it are listed, one list for each kind.' })
  documents!: string[];
}

class JobFiguresAnswer {
  @Nested(() => JobFigureAnswer)
  contract!: JobFigureAnswer;

  @Nested(() => JobFigureAnswer, { description: 'Work billed, before tax.' })
  billed!: JobFigureAnswer;

  @Nested(() => JobFigureAnswer)
  labour!: JobFigureAnswer;

  @Nested(() => JobFigureAnswer)
  material!: JobFigureAnswer;

  @Nested(() => JobFigureAnswer)
  other!: JobFigureAnswer;

  @Nested(() => JobFigureAnswer, { description: 'Ordered from suppliers and not billed yet.' })
  committed!: JobFigureAnswer;
}

class MarginAnswer {
  @Amount()
  amount!: string;

  @Text({ nullable: true, example: '31.4', description: 'Of the contract.' })
  percent!: string | null;
}

class CommittedOrderAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Amount()
  amount!: string;
}

export class JobProfitRowAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Text()
  name!: string;

  @Id()
  customerId!: string;

  @Text()
  customerName!: string;

  @OneOf(['created', 'planned', 'in_progress', 'review', 'completed', 'shipped', 'on_hold'])
  status!: string;

  @Instant({ nullable: true, description: 'When the books were last asked about this job.' })
  booksAsOf!: string | null;

  @Nested(() => JobFiguresAnswer)
  figures!: JobFiguresAnswer;

  @Amount({ description: 'Labour, material and other costs.' })
  cost!: string;

  @Amount({ nullable: true, description: 'What the job may cost; null without a budget.' })
  budget!: string | null;

  @Amount({
    description:
      'The budget, or what is spent and committed where that is more; of a finished job, what was spent and committed.',
  })
  expectedCost!: string;

  @Nested(() => MarginAnswer, { description: 'Contract less cost so far.' })
  margin!: MarginAnswer;

  @Nested(() => MarginAnswer, { nullable: true, description: 'Contract less budget.' })
  planned!: MarginAnswer | null;

  @Nested(() => MarginAnswer, { description: 'Contract less expected cost.' })
  expected!: MarginAnswer;

  @ListOf(() => CommittedOrderAnswer, { description: 'The orders behind what is committed.' })
  orders!: CommittedOrderAnswer[];
}

export class JobProfitPage {
  @Text()
  currency!: string;

  @ListOf(() => JobProfitRowAnswer)
  items!: JobProfitRowAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
