import { Money } from '#kernel';
import { AddressBody } from '#parties';
import { Amount, Day, Flag, Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { BILLING_BASES, type BillingBasis } from '../domain/job.js';
import { type JobStatus, jobStates } from '../domain/job.states.js';
import type { DatedJob } from '../queries/job-answers.query.js';
import type { NamedJobRow } from '../queries/job-list.query.js';

class JobHead {
  @Id()
  id!: string;

  @Text({ example: 'JOB-20261121-001' })
  number!: string;

  @Text()
  name!: string;

  @OneOf(jobStates.states)
  status!: JobStatus;

  @Whole({ min: 1, max: 5 })
  priority!: number;

  @Id()
  customerId!: string;

  @Id({ nullable: true })
  purchaseOrderId!: string | null;

  @Amount({ description: 'What the customer pays for the whole job, before tax.' })
  contractAmount!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Day({ nullable: true })
  dueDate!: string | null;

  @Flag({ description: "Was due before today in the organization's calendar, and is not done." })
  isLate!: boolean;

  @Id({ nullable: true })
  workCentreId!: string | null;

  @Whole({ min: 1 })
  version!: number;
}

/** A line of the list: no more than a list shows. */
export class JobListRow extends JobHead {
  @Text({ nullable: true })
  customerName!: string | null;

  @Whole({ max: 100, description: 'How much of its lines is done, each line counting the same.' })
  percentDone!: number;
}

export class JobPage {
  @ListOf(() => JobListRow)
  items!: JobListRow[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class JobLineAnswer {
  @Whole({ min: 1 })
  lineNumber!: number;

  @Whole({ nullable: true })
  purchaseOrderLineNumber!: number | null;

  @Id({ nullable: true })
  itemId!: string | null;

  @Text({ max: 4000 })
  description!: string;

  @Quantity({ description: 'Negative on a deduction.' })
  unitPrice!: string;

  @Id({ nullable: true })
  taxCodeId!: string | null;

  @Quantity({ example: '2.5' })
  quantityOrdered!: string;

  @Quantity({ example: '2' })
  quantityCompleted!: string;

  @Quantity({ example: '2' })
  quantityShipped!: string;

  @Quantity({ example: '1' })
  quantityInvoiced!: string;

  @Text({ nullable: true, max: 1000 })
  overrideReason!: string | null;
}

export class JobAnswer extends JobHead {
  @Id({ nullable: true, description: 'The job that this one was split off.' })
  splitFromId!: string | null;

  @OneOf(BILLING_BASES, { description: 'What an invoice may take of a line.' })
  billingBasis!: BillingBasis;

  @Text({ nullable: true, max: 4000 })
  description!: string | null;

  @Nested(() => AddressBody, { nullable: true })
  siteAddress!: AddressBody | null;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  completedAt!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;

  @ListOf(() => JobLineAnswer)
  lines!: JobLineAnswer[];
}

export function toRow(job: NamedJobRow): JobListRow {
  return { ...job, contractAmount: Money.of(job.contractAmount).toFixed() };
}

export function toAnswer(job: DatedJob): JobAnswer {
  return { ...job, contractAmount: Money.of(job.contractAmount).toFixed() };
}

export class SplitAnswer {
  @Nested(() => JobAnswer, { description: 'What is left of the job.' })
  job!: JobAnswer;

  @Nested(() => JobAnswer, { description: 'What was split off.' })
  newJob!: JobAnswer;
}
