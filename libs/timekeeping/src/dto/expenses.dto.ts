import { ApiProperty } from '@nestjs/swagger';
import {
  Amount,
  Day,
  Flag,
  Id,
  Instant,
  Json,
  ListOf,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { EXPENSE_CATEGORIES, type ExpenseCategory, type MileageBasis } from '../domain/expense.js';
import { EXPENSE_STATUSES, type ExpenseStatus } from '../domain/expense-states.js';

export class ExpenseListQuery extends PageQuery {
  @OneOf(EXPENSE_STATUSES, { optional: true })
  status?: ExpenseStatus;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @OneOf(EXPENSE_CATEGORIES, { optional: true })
  category?: ExpenseCategory;

  @Day({ optional: true, description: 'The first day.' })
  from?: string;

  @Day({ optional: true, description: 'The last day.' })
  to?: string;
}

export class OwnExpenseBody {
  @Id({
    optional: true,
    description: 'Made by the device (UUIDv7): sending the same expense again changes nothing.',
  })
  id?: string;

  @Id({ optional: true, description: 'Left out: the customer of the job.' })
  customerId?: string;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true })
  workOrderId?: string;

  @Day()
  expenseDate!: string;

  @OneOf(EXPENSE_CATEGORIES)
  category!: ExpenseCategory;

  @Text({ optional: true, max: 120 })
  vendor?: string;

  @Text({ optional: true, max: 2000 })
  description?: string;

  @Amount({ optional: true, description: 'The total of the receipt, tax included. Left out for mileage.' })
  amount?: string;

  @Amount({ optional: true, description: 'The tax in it, as the receipt says.' })
  taxAmount?: string;

  @Id({ optional: true })
  taxCodeId?: string;

  @Text({
    optional: true,
    min: 3,
    max: 3,
    example: 'CAD',
    description: 'Left out: that of the organization.',
  })
  currency?: string;

  @Flag({ optional: true, description: 'Left out: true.' })
  billable?: boolean;

  @Id({ optional: true, description: 'A picture or document of the receipt.' })
  receiptFileId?: string;

  @Quantity({
    optional: true,
    example: '84.5',
    description: 'For the category "mileage": the amount follows from it.',
  })
  kilometres?: string;
}

export class ExpenseBody extends OwnExpenseBody {
  @Id()
  contractorId!: string;
}

export class ChangeExpenseBody {
  @Whole({ min: 1, description: 'The version that the change was made from.' })
  version!: number;

  @Id({ optional: true, nullable: true })
  customerId?: string | null;

  @Id({ optional: true, nullable: true })
  jobId?: string | null;

  @Id({ optional: true, nullable: true })
  workOrderId?: string | null;

  @Day({ optional: true })
  expenseDate?: string;

  @OneOf(EXPENSE_CATEGORIES, { optional: true })
  category?: ExpenseCategory;

  @Text({ optional: true, nullable: true, max: 120 })
  vendor?: string | null;

  @Text({ optional: true, nullable: true, max: 2000 })
  description?: string | null;

  @Amount({ optional: true })
  amount?: string;

  @Amount({ optional: true, nullable: true })
  taxAmount?: string | null;

  @Id({ optional: true, nullable: true })
  taxCodeId?: string | null;

  @Text({ optional: true, min: 3, max: 3 })
  currency?: string;

  @Flag({ optional: true })
  billable?: boolean;

  @Id({ optional: true, nullable: true })
  receiptFileId?: string | null;

  @Quantity({ optional: true })
  kilometres?: string;
}

export class ExpenseAnswer {
  @Id()
  id!: string;

  @Id()
  contractorId!: string;

  @Text()
  contractorName!: string;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Id({ nullable: true })
  workOrderId!: string | null;

  @Day()
  expenseDate!: string;

  @OneOf(EXPENSE_CATEGORIES)
  category!: string;

  @Text({ nullable: true })
  vendor!: string | null;

  @Text({ nullable: true, max: 2000 })
  description!: string | null;

  @Amount({ description: 'Tax included.' })
  amount!: string;

  @Amount({ nullable: true })
  taxAmount!: string | null;

  @Id({ nullable: true })
  taxCodeId!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Flag()
  billable!: boolean;

  @Id({ nullable: true })
  receiptFileId!: string | null;

  @Text({ nullable: true, description: 'SHA-256 of the receipt.' })
  receiptHash!: string | null;

  @Quantity({ nullable: true })
  kilometres!: string | null;

  @Json({
    nullable: true,
    description: 'The rates of the Canada Revenue Agency that the kilometres were paid by.',
  })
  mileage!: MileageBasis | null;

  @OneOf(EXPENSE_STATUSES)
  status!: string;

  @Text({ nullable: true, description: 'Why it came back.' })
  rejectionReason!: string | null;

  @ApiProperty({ type: [String], description: "What of the organization's limits it breaks, in words." })
  breaches!: string[];

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class ExpensePage {
  @ListOf(() => ExpenseAnswer)
  items!: ExpenseAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class ReceiptQuery {
  @Id({
    optional: true,
    description: 'Made on the device: the same picture sent again under it is kept once.',
  })
  id?: string;
}

export class ReceiptAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ description: 'As the bytes say.' })
  mediaType!: string;

  @Whole({ description: 'Bytes.' })
  size!: number;
}
