import { Amount, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';

export class CustomerFinancialsRow {
  @Text({ example: 'CAD' })
  currency!: string;

  @Amount()
  open!: string;

  @Whole()
  openInvoices!: number;

  @Amount({ description: 'Due before today, in the time zone of the organization.' })
  overdue!: string;

  @Whole()
  overdueInvoices!: number;

  @Amount({ description: 'Received in the last twelve months, less what was given back.' })
  paidLastYear!: string;

  @Amount({ description: 'Received and not yet matched with an invoice.' })
  unapplied!: string;

  @Amount({ description: 'Left of credit notes, to be used or paid back.' })
  openCredit!: string;

  @Whole({
    nullable: true,
    description: 'Over the invoices that were paid in full in those months; null without any.',
  })
  averageDaysToPay!: number | null;
}

export class CustomerFinancialsAnswer {
  @ListOf(() => CustomerFinancialsRow, { description: 'One for each currency.' })
  currencies!: CustomerFinancialsRow[];
}

export class ActivityEntry {
  @Instant()
  at!: string;

  @OneOf(['invoice', 'payment', 'credit', 'refund', 'purchase-order', 'job', 'communication'])
  type!: string;

  @Id({ description: 'Of the document or entry.' })
  id!: string;

  @Text({ nullable: true })
  number!: string | null;

  @Text({ nullable: true })
  title!: string | null;

  @Text({ nullable: true, description: 'As it is now; of a communication, its kind.' })
  status!: string | null;

  @Amount({ nullable: true })
  amount!: string | null;

  @Text({ nullable: true, example: 'CAD' })
  currency!: string | null;
}

export class ActivityPage {
  @ListOf(() => ActivityEntry)
  items!: ActivityEntry[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
