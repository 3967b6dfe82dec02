import { Amount, Day, Id, ListOf, Text, Whole } from '#platform';

class OwedByAgeAnswer {
  @Text({ example: 'CAD' })
  currency!: string;

  @Amount({ description: 'Due today or later, or without a due day.' })
  notDue!: string;

  @Amount({ description: '1 to 30 days late.' })
  to30!: string;

  @Amount({ description: '31 to 60 days late.' })
  to60!: string;

  @Amount({ description: '61 to 90 days late.' })
  to90!: string;

  @Amount({ description: 'More than 90 days late.' })
  over90!: string;

  @Amount()
  total!: string;

  @Whole()
  invoices!: number;
}

class DebtorAnswer extends OwedByAgeAnswer {
  @Id({ description: 'Of the customer.' })
  id!: string;

  @Text()
  name!: string;

  @Whole({ description: 'Of the oldest invoice; zero when nothing is late.' })
  daysLate!: number;
}

export class ReceivablesPage {
  @Day({ description: 'Today, where the organization is.' })
  asOf!: string;

  @ListOf(() => OwedByAgeAnswer, { description: 'All customers, one row for each currency.' })
  totals!: OwedByAgeAnswer[];

  @ListOf(() => DebtorAnswer)
  items!: DebtorAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
