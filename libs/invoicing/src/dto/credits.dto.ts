import { Amount, Day, Flag, Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
import { CREDIT_STATUSES, type CreditStatus } from '../domain/credit.js';
import { TaxPartAnswer } from './invoice-answers.dto.js';
import { InvoiceLineBody } from './invoice-requests.dto.js';
import { MoneyLineAnswer } from './money-line.dto.js';
import { AllocationBody } from './payments.dto.js';

const DIRECTIONS = ['receivable', 'payable'] as const;
type Direction = (typeof DIRECTIONS)[number];

export class CreditListQuery extends PageQuery {
  @OneOf(CREDIT_STATUSES, { optional: true })
  status?: CreditStatus;

  @OneOf(DIRECTIONS, { optional: true })
  direction?: Direction;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true, description: 'Only credits on this invoice.' })
  invoiceId?: string;
}

export class CreditedLineBody {
  @Whole({ min: 1, description: 'The line of the invoice.' })
  lineNumber!: number;

  @Quantity({ optional: true, description: 'Left out: all that is not credited yet.' })
  quantity?: string;

  @Amount({ optional: true, description: 'Instead of a quantity: an amount before tax.' })
  amount?: string;
}

export class CreditInvoiceBody {
  @Text({ max: 500, description: 'Printed on the credit note.' })
  reason!: string;

  @ListOf(() => CreditedLineBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'Left out: everything that is not credited yet.',
  })
  lines?: CreditedLineBody[];

  @Day({ optional: true })
  creditDate?: string;

  @Text({ optional: true, max: 60, description: "The number of a contractor's credit." })
  number?: string;

  @Flag({ optional: true, description: 'False leaves the credit open. Left out: it pays its invoice.' })
  apply?: boolean;

  @Flag({ optional: true, description: 'True: the job quantities can be billed again.' })
  returnsWork?: boolean;
}

export class CreateCreditBody {
  @OneOf(DIRECTIONS)
  direction!: Direction;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @Text({ max: 500 })
  reason!: string;

  @Text({ optional: true, max: 60, description: "The number of a contractor's credit." })
  number?: string;

  @Day({ optional: true })
  creditDate?: string;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD' })
  currency?: string;

  @Quantity({ optional: true, example: '1.3712' })
  exchangeRate?: string;

  @ListOf(() => InvoiceLineBody, { min: 1, max: 500 })
  lines!: InvoiceLineBody[];
}

export class AllocateBody {
  @ListOf(() => AllocationBody, { min: 1, max: 200, description: 'What goes to which invoice.' })
  allocations!: AllocationBody[];
}

export class ReasonBody {
  @Text({ max: 500 })
  reason!: string;
}

export class CreditLineAnswer extends MoneyLineAnswer {
  @Whole({ nullable: true })
  invoiceLineNumber!: number | null;
}

export class CreditUseAnswer {
  @Id()
  id!: string;

  @Id()
  invoiceId!: string;

  @Amount()
  amount!: string;

  @Day()
  appliedOn!: string;
}

export class CreditAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @OneOf(DIRECTIONS)
  direction!: string;

  @OneOf(CREDIT_STATUSES)
  status!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Id({ nullable: true })
  invoiceId!: string | null;

  @Day()
  creditDate!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Quantity({ nullable: true })
  exchangeRate!: string | null;

  @Amount()
  subtotal!: string;

  @Amount()
  discountAmount!: string;

  @Amount()
  taxAmount!: string;

  @Amount()
  total!: string;

  @Amount({ description: 'What is neither applied nor refunded.' })
  balance!: string;

  @ListOf(() => TaxPartAnswer)
  taxBreakdown!: TaxPartAnswer[];

  @Text({ max: 500 })
  reason!: string;

  @Id({ nullable: true })
  createdBy!: string | null;

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;

  @ListOf(() => CreditLineAnswer)
  lines!: CreditLineAnswer[];

  @ListOf(() => CreditUseAnswer)
  applications!: CreditUseAnswer[];
}

export class CreditPage {
  @ListOf(() => CreditAnswer)
  items!: CreditAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
