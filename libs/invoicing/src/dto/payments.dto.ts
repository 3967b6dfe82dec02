import { Amount, Day, Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';

const DIRECTIONS = ['received', 'paid'] as const;
type Direction = (typeof DIRECTIONS)[number];
const STATUSES = ['recorded', 'void'] as const;

export class PaymentListQuery extends PageQuery {
  @OneOf(DIRECTIONS, { optional: true })
  direction?: Direction;

  @OneOf(STATUSES, { optional: true })
  status?: (typeof STATUSES)[number];

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true, description: 'Only payments that pay this invoice.' })
  invoiceId?: string;
}

export class AllocationBody {
  @Id()
  invoiceId!: string;

  @Amount()
  amount!: string;
}

export class RecordPaymentBody {
  @OneOf(DIRECTIONS, { description: 'received: from a customer. paid: to a contractor or supplier.' })
  direction!: Direction;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Day()
  paymentDate!: string;

  @Amount()
  amount!: string;

  @Text({ min: 3, max: 3, example: 'CAD' })
  currency!: string;

  @Quantity({ optional: true, example: '1.3712', description: 'Needed in a foreign currency.' })
  exchangeRate?: string;

  @Id({ optional: true })
  paymentMethodId?: string;

  @Id({ optional: true, description: 'The ledger account that the money went to or came from.' })
  accountId?: string;

  @Text({ optional: true, max: 100, description: 'Cheque number, transfer reference.' })
  reference?: string;

  @Text({ optional: true, max: 1000 })
  memo?: string;

  @ListOf(() => AllocationBody, {
    optional: true,
    max: 200,
    description: 'What goes to which invoice; the rest stays unapplied.',
  })
  allocations?: AllocationBody[];
}

export class VoidPaymentBody {
  @Text({ max: 500 })
  reason!: string;
}

export class AllocationAnswer extends AllocationBody {
  @Whole({ min: 1 })
  lineNumber!: number;
}

export class PaymentAnswer {
  @Id()
  id!: string;

  @OneOf(DIRECTIONS)
  direction!: string;

  @OneOf(STATUSES)
  status!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Day()
  paymentDate!: string;

  @Amount()
  amount!: string;

  @Amount({ description: 'What no invoice has used yet.' })
  unappliedAmount!: string;

  @Amount({ description: 'What was given back.' })
  refundedAmount!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Quantity({ nullable: true })
  exchangeRate!: string | null;

  @Id({ nullable: true })
  paymentMethodId!: string | null;

  @Id({ nullable: true })
  accountId!: string | null;

  @Text({ nullable: true })
  reference!: string | null;

  @Text({ nullable: true })
  memo!: string | null;

  @Text()
  source!: string;

  @ListOf(() => AllocationAnswer)
  lines!: AllocationAnswer[];

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class PaymentPage {
  @ListOf(() => PaymentAnswer)
  items!: PaymentAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
