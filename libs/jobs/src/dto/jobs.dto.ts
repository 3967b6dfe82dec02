import { Flag, Id, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
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

class VersionBody {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class StartJobBody extends VersionBody {}

export class MoveJobBody extends VersionBody {
  @Text({ max: 1000, description: 'Kept in the audit log.' })
  reason!: string;
}

export class ResumeJobBody extends VersionBody {}

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
