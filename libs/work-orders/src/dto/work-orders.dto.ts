import { AddressBody } from '#parties';
import {
  Day,
  Flag,
  FlagInQuery,
  Id,
  Ids,
  Instant,
  InstantInQuery,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Whole,
} from '#platform';
import { type WorkOrderStatus, workOrderStates } from '../domain/work-order.states.js';
import { WorkOrderFieldsBody } from './work-order-fields.dto.js';

export class CheckBody {
  @Text({ max: 500 })
  text!: string;

  @Flag({ description: 'The visit cannot end before it is done.' })
  required!: boolean;
}

export class CreateWorkOrderBody extends WorkOrderFieldsBody {
  @Text()
  title!: string;

  @ListOf(() => CheckBody, { optional: true, max: 100 })
  checklist?: CheckBody[];

  @Ids({ optional: true, max: 20 })
  contractorIds?: string[];
}

export class ChangeWorkOrderBody extends WorkOrderFieldsBody {
  @Whole({ min: 1, description: 'The version that you have seen.' })
  version!: number;

  @Text({ optional: true })
  title?: string;

  @ListOf(() => CheckBody, { optional: true, max: 100 })
  checklist?: CheckBody[];
}

export class AssignWorkOrderBody {
  @Ids({ max: 20, description: 'Everybody who goes.' })
  contractorIds!: string[];

  @Whole({ optional: true, min: 1 })
  version?: number;
}

export class PlanWorkOrderBody {
  @Whole({ min: 1, description: 'The version that you have seen.' })
  version!: number;

  @Ids({ optional: true, min: 0, max: 20, description: 'Everybody who goes; an empty list: nobody.' })
  contractorIds?: string[];

  @Instant({ optional: true, nullable: true })
  scheduledStart?: string | null;

  @Instant({ optional: true, nullable: true })
  scheduledEnd?: string | null;
}

export class MoveWorkOrderBody {
  @Text({ optional: true, max: 1000 })
  reason?: string;
}

export class WorkOrderReasonBody {
  @Text({ max: 1000 })
  reason!: string;
}

export class TickBody {
  @Flag()
  done!: boolean;
}

export class WorkOrdersQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the title or number.' })
  q?: string;

  @OneOf(workOrderStates.states, { optional: true })
  status?: WorkOrderStatus;

  @Id({ optional: true })
  jobId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  contractorId?: string;

  @InstantInQuery({ optional: true, description: 'Visits that begin at this instant or later.' })
  from?: string;

  @InstantInQuery({ optional: true })
  to?: string;

  @FlagInQuery({
    optional: true,
    description:
      'Those that are still to do and that nobody goes to, or that have no time; the most urgent first.',
  })
  toPlan?: boolean;
}

export class OwnWorkOrdersQuery extends PageQuery {
  @OneOf(workOrderStates.states, { optional: true })
  status?: WorkOrderStatus;

  @InstantInQuery({ optional: true })
  from?: string;

  @InstantInQuery({ optional: true })
  to?: string;
}

export class AssignmentAnswer {
  @Id()
  contractorId!: string;

  @Text()
  contractorName!: string;

  @Instant({ nullable: true, description: 'When she said that she has seen it.' })
  acknowledgedAt!: string | null;
}

export class WorkOrderRowAnswer {
  @Id()
  id!: string;

  @Text({ example: 'WO-000123' })
  number!: string;

  @OneOf(workOrderStates.states)
  status!: WorkOrderStatus;

  @Text({ example: 'manual' })
  source!: string;

  @Text({ nullable: true })
  externalId!: string | null;

  @Text()
  title!: string;

  @Whole({ min: 1, max: 5 })
  priority!: number;

  @Id({ nullable: true })
  customerId!: string | null;

  @Text({ nullable: true })
  customerName!: string | null;

  @Id({ nullable: true })
  jobId!: string | null;

  @Text({ nullable: true, example: 'JOB-20261122-001' })
  jobNumber!: string | null;

  @Day({ nullable: true, description: 'When the job is due.' })
  jobDueDate!: string | null;

  @Text({ nullable: true })
  projectCode!: string | null;

  @Nested(() => AddressBody, { nullable: true })
  siteAddress!: AddressBody | null;

  @Text({ nullable: true })
  timezone!: string | null;

  @Instant({ nullable: true })
  scheduledStart!: string | null;

  @Instant({ nullable: true })
  scheduledEnd!: string | null;

  @Whole({ nullable: true })
  estimatedMinutes!: number | null;

  @ListOf(() => AssignmentAnswer)
  assignments!: AssignmentAnswer[];

  @Whole({ min: 1 })
  version!: number;
}

export class WorkOrderPage {
  @ListOf(() => WorkOrderRowAnswer)
  items!: WorkOrderRowAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class CheckAnswer extends CheckBody {
  @Whole({ min: 1 })
  lineNumber!: number;

  @Instant({ nullable: true })
  doneAt!: string | null;

  @Text({ nullable: true })
  doneBy!: string | null;
}

export class WorkOrderAnswer extends WorkOrderRowAnswer {
  @Text({ nullable: true, max: 4000 })
  description!: string | null;

  @Text({ nullable: true })
  latitude!: string | null;

  @Text({ nullable: true })
  longitude!: string | null;

  @Whole({ min: 10 })
  geofenceMetres!: number;

  @Text({ nullable: true, max: 1000 })
  reason!: string | null;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  finishedAt!: string | null;

  @Id({ nullable: true, description: 'The customer that stands for the project in the books.' })
  projectCustomerId!: string | null;

  @Id({ nullable: true, description: 'The class that the project is reported by.' })
  classId!: string | null;

  @ListOf(() => CheckAnswer)
  checks!: CheckAnswer[];

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}
