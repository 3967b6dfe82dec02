import { Amount, Id, ListOf, Text, Whole } from '#platform';

export class ProductivityRowAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Amount({ description: 'Submitted, approved and invoiced.' })
  hours!: string;

  @Amount()
  billableHours!: string;

  @Amount()
  approvedHours!: string;

  @Text({ nullable: true })
  billablePercent!: string | null;

  @Whole()
  entries!: number;

  @Whole()
  rejectedEntries!: number;

  @Whole({ description: 'Jobs worked on in the period.' })
  jobs!: number;

  @Whole()
  completedJobs!: number;

  @Text({ nullable: true })
  completionPercent!: string | null;

  @Whole({ description: 'Completed jobs that had a due day.' })
  dueJobs!: number;

  @Whole()
  onTimeJobs!: number;

  @Text({ nullable: true })
  onTimePercent!: string | null;

  @Text({ description: 'Where the time entries with a cost are listed.' })
  documents!: string;
}

export class ProductivityPage {
  @ListOf(() => ProductivityRowAnswer)
  items!: ProductivityRowAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
