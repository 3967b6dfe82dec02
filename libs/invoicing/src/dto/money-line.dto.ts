import { Amount, Id, OneOf, Quantity, Text, Whole } from '#platform';

/** What every priced line of a document of ours shows. */
export class MoneyLineAnswer {
  @Whole({ min: 1 })
  lineNumber!: number;

  @OneOf(['item', 'account', 'discount', 'note'])
  kind!: string;

  @Id({ nullable: true })
  itemId!: string | null;

  @Id({ nullable: true })
  accountId!: string | null;

  @Text({ max: 4000 })
  description!: string;

  @Quantity()
  quantity!: string;

  @Quantity()
  unitPrice!: string;

  @Amount({ description: 'Before tax; negative for a discount.' })
  amount!: string;

  @Id({ nullable: true })
  taxCodeId!: string | null;

  @Amount({ nullable: true })
  taxAmount!: string | null;

  @Id({
    nullable: true,
    description: 'On an invoice the job that the line bills, on a credit the one that can bill it again.',
  })
  jobId!: string | null;

  @Whole({ nullable: true })
  jobLineNumber!: number | null;
}
