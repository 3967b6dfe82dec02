import { Amount, Day, Id, Instant, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';

export class RefundBody {
  @Amount()
  amount!: string;

  @Day()
  refundDate!: string;

  @Id({ optional: true, description: 'The ledger account that the money left or came to.' })
  accountId?: string;

  @Id({ optional: true })
  paymentMethodId?: string;

  @Text({ optional: true, max: 100 })
  reference?: string;
}

export class RefundListQuery extends PageQuery {
  @Id({ optional: true })
  paymentId?: string;

  @Id({ optional: true })
  creditId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;
}

export class RefundAnswer {
  @Id()
  id!: string;

  @OneOf(['recorded', 'void'])
  status!: string;

  @Id({ nullable: true })
  paymentId!: string | null;

  @Id({ nullable: true })
  creditId!: string | null;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Amount()
  amount!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Day()
  refundDate!: string;

  @Id({ nullable: true })
  accountId!: string | null;

  @Id({ nullable: true })
  paymentMethodId!: string | null;

  @Text({ nullable: true })
  reference!: string | null;

  @Id({ nullable: true })
  createdBy!: string | null;

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class RefundPage {
  @ListOf(() => RefundAnswer)
  items!: RefundAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
