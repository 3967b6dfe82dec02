import { AddressBody } from '#parties';
import {
  Day,
  Flag,
  FlagInQuery,
  Id,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
} from '#platform';
import { BILLING_BASES, type BillingBasis } from '../domain/job.js';
import { type JobStatus, jobStates } from '../domain/job.states.js';

export class JobsQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the number or name.' })
  q?: string;

  @OneOf(jobStates.states, { optional: true })
  status?: JobStatus;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  purchaseOrderId?: string;

  @Id({ optional: true })
  workCentreId?: string;

  @FlagInQuery({ optional: true, description: 'Only those that are past their due date and not done.' })
  late?: boolean;

  @FlagInQuery({
    optional: true,
    description: 'Only those that are neither completed, shipped nor cancelled.',
  })
  open?: boolean;

  @Day({ optional: true, description: 'Due on this day or later.' })
  dueFrom?: string;

  @Day({ optional: true, description: 'Due on this day or earlier.' })
  dueTo?: string;
}

export class LineQuantityBody {
  @Whole({ description: 'The line of the purchase order.' })
  lineNumber!: number;

  @Quantity({ example: '2.5' })
  quantity!: string;
}

export class CreateJobBody {
  @Text({ optional: true, description: "The customer's name and the order's number unless given." })
  name?: string;

  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Flag({ optional: true, description: 'Needed for a second job of the same order.' })
  additional?: boolean;

  @ListOf(() => LineQuantityBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'All that is left of the order unless given.',
  })
  lines?: LineQuantityBody[];

  @Text({ optional: true, max: 1000, description: 'Why the job may hold more than is left of the order.' })
  overrideReason?: string;
}

export class HandLineBody {
  @Id({ optional: true, nullable: true })
  itemId?: string | null;

  @Text({ max: 4000 })
  description!: string;

  @Quantity({ example: '10' })
  quantity!: string;

  @Quantity({ description: 'Of one unit, before tax.' })
  unitPrice!: string;

  @Id({ optional: true, nullable: true })
  taxCodeId?: string | null;
}

class JobDetailsBody {
  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Whole({ optional: true, min: 1, max: 5, description: '1 is the most urgent.' })
  priority?: number;

  @Day({ optional: true, nullable: true })
  dueDate?: string | null;

  @Nested(() => AddressBody, { optional: true, nullable: true, description: "The customer's unless given." })
  siteAddress?: AddressBody | null;

  @Id({ optional: true, nullable: true })
  workCentreId?: string | null;

  @OneOf(BILLING_BASES, {
    optional: true,
    description: 'What an invoice may take of a line; completed unless given.',
  })
  billingBasis?: BillingBasis;
}

export class CreateHandJobBody extends JobDetailsBody {
  @Id()
  customerId!: string;

  @Text({ optional: true, description: "The customer's name unless given." })
  name?: string;

  @Id({ optional: true, description: 'What is not said here comes from this template.' })
  templateId?: string;

  @ListOf(() => HandLineBody, { optional: true, min: 1, max: 500 })
  lines?: HandLineBody[];
}

class VersionBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class ChangeJobBody extends JobDetailsBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Text({ optional: true })
  name?: string;
}

export class StartJobBody extends VersionBody {
  @Text({ optional: true, max: 1000, description: 'Why it starts although it waits for other jobs.' })
  overrideReason?: string;
}

export class StepJobBody extends VersionBody {}

export class MoveJobBody extends VersionBody {
  @Text({ max: 1000, description: 'Kept in the audit log.' })
  reason!: string;
}

export class ResumeJobBody extends StartJobBody {}

export class CompletedLineBody {
  @Whole({ description: 'The line of the job.' })
  lineNumber!: number;

  @Quantity({ example: '2.5', description: 'What is done of it in all, not just since the last report.' })
  quantityCompleted!: string;
}

export class ProgressBody extends VersionBody {
  @ListOf(() => CompletedLineBody, { min: 1, max: 500 })
  lines!: CompletedLineBody[];

  @Text({ optional: true, max: 1000, description: 'Why more is done than was ordered.' })
  overrideReason?: string;
}

export class CompleteJobBody extends VersionBody {
  @Flag({ optional: true, description: 'Everything ordered is done: completes the lines with the job.' })
  allDone?: boolean;

  @Text({ optional: true, max: 1000, description: 'Why the job ends although lines are short.' })
  shortReason?: string;
}

export class ShippedLineBody {
  @Whole({ description: 'The line of the job.' })
  lineNumber!: number;

  @Quantity({ example: '2.5', description: 'What has left of it in all, not just this time.' })
  quantityShipped!: string;
}

export class ShipJobBody extends VersionBody {
  @ListOf(() => ShippedLineBody, {
    optional: true,
    min: 1,
    max: 500,
    description: 'All that is completed unless given.',
  })
  lines?: ShippedLineBody[];

  @Text({ optional: true, description: 'A waybill or tracking number.' })
  reference?: string;
}

export class SplitLineBody {
  @Whole({ description: 'The line of the job.' })
  lineNumber!: number;

  @Quantity({ example: '2.5', description: 'What moves to the new job.' })
  quantity!: string;
}

export class SplitJobBody extends VersionBody {
  @ListOf(() => SplitLineBody, { min: 1, max: 500 })
  lines!: SplitLineBody[];

  @Text({ optional: true, description: 'Of the new job.' })
  name?: string;

  @Day({ optional: true, nullable: true, description: "Of the new job; the old one's unless given." })
  dueDate?: string | null;

  @Text({ optional: true, max: 1000, description: 'Kept in the history of the lines.' })
  reason?: string;
}
