import {
  Day,
  Flag,
  Id,
  Instant,
  Json,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Texts,
  Whole,
} from '#platform';
import { CONNECTION_STATUSES } from '../connections/connection.states.js';
import { ENTITIES } from '../ports/canonical-documents.js';

export class AuthorizeBody {
  @Id({ optional: true, description: 'The connection to authorize again; absent for a new company.' })
  connectionId?: string;
}

export class AuthorizeAnswer {
  @Text({ max: 2000, description: 'Where to send the person.' })
  url!: string;
}

export class ConnectBody {
  @Text({ max: 1000 })
  code!: string;

  @Text({ max: 200 })
  state!: string;

  @Text({
    optional: true,
    max: 100,
    description: "The company's id that came beside the code (QuickBooks: realmId).",
  })
  realmId?: string;
}

export class CallbackQuery {
  @Text({ optional: true, max: 1000 })
  code?: string;

  @Text({ max: 200 })
  state!: string;

  @Text({ optional: true, max: 100 })
  realmId?: string;

  @Text({ optional: true, max: 200 })
  error?: string;

  @Text({ optional: true, max: 1000 })
  error_description?: string;
}

export class SyncBody {
  @OneOf(['full', 'delta', 'sweep'], {
    optional: true,
    description: 'Default: what changed since the last time.',
  })
  kind?: 'full' | 'delta' | 'sweep';
}

export class RetryBody {
  @Id({ optional: true, description: 'One operation; absent for all that wait for a person.' })
  operationId?: string;
}

export class StatusReason {
  @Text()
  message!: string;

  @Text({ optional: true })
  fix?: string;
}

export class IntegrationAnswer {
  @Id()
  id!: string;

  @Text({ example: 'quickbooks-online' })
  system!: string;

  @OneOf(CONNECTION_STATUSES)
  status!: string;

  @Text({ description: "The company's id in its accounting system." })
  companyId!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @Text({ nullable: true })
  currency!: string | null;

  @Text({ nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country!: string | null;

  @Json({
    description:
      'push, pull, frequency, directions (of estimate, purchase-order and time-activity: both, from-books, to-books or off), startDate, pushOrders (whether any orders are sent), makeClasses, attachments, stockAccountId, alertLagMinutes, alertEscalationMinutes',
  })
  settings!: object;

  @Nested(() => StatusReason, { nullable: true })
  statusReason!: StatusReason | null;

  @Instant({ nullable: true, description: 'When something last went through.' })
  lastSuccessAt!: string | null;

  @Instant()
  createdAt!: string;
}

export class IntegrationsAnswer {
  @ListOf(() => IntegrationAnswer)
  items!: IntegrationAnswer[];

  @Texts({ description: 'Systems that this installation can connect.' })
  systems!: string[];
}

export class RunAnswer {
  @Id()
  id!: string;

  @OneOf(['full', 'delta', 'sweep'])
  kind!: string;

  @Text()
  trigger!: string;

  @OneOf(['queued', 'running', 'succeeded', 'failed', 'cancelled'])
  status!: string;

  @Json({
    description:
      'Per entity: pulled, total, created, updated, unchanged, removed, skipped, conflicts, done; problems: the first 50 records that could not be taken in, as {remoteId, label, field, message}.',
  })
  progress!: object;

  @Whole({ description: 'Calls made to the accounting system.' })
  calls!: number;

  @Json({ nullable: true })
  error!: object | null;

  @Instant()
  startedAt!: string;

  @Instant({ nullable: true })
  finishedAt!: string | null;
}

export class RunsAnswer {
  @ListOf(() => RunAnswer)
  items!: RunAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class StartedAnswer {
  @Id()
  runId!: string;

  @Flag({ description: 'true when a run that covers this one was under way.' })
  alreadyRunning!: boolean;
}

export class ConfirmAnswer extends IntegrationAnswer {
  @Id()
  runId!: string;
}

export class UsageAnswer {
  @Whole({ description: 'Calls this minute.' })
  minute!: number;

  @Whole({ description: 'Calls this month.' })
  month!: number;

  @Whole({
    nullable: true,
    description: 'As many as we make in a minute at most; null for a system of the past.',
  })
  minuteLimit!: number | null;

  @Whole({ nullable: true, description: 'As many as we make in a month at most.' })
  monthLimit!: number | null;
}

export class StatusAnswer {
  @Nested(() => IntegrationAnswer)
  connection!: IntegrationAnswer;

  @Nested(() => RunAnswer, { nullable: true })
  currentRun!: RunAnswer | null;

  @Json({ description: 'Operations by status.' })
  operations!: object;

  @Json({ description: 'Linked records by entity.' })
  linked!: object;

  @Whole()
  openConflicts!: number;

  @Whole({ description: 'How much waits for a person: as long as the list of this connection.' })
  waiting!: number;

  @Nested(() => UsageAnswer)
  usage!: UsageAnswer;

  @Day({ nullable: true, optional: true })
  closedThrough?: string | null;

  @Instant({
    nullable: true,
    description:
      'Until when the accounting system accepts our access if nothing goes through meanwhile; null where it does not say.',
  })
  authorizedUntil!: string | null;
}

export class OperationsQuery extends PageQuery {
  @OneOf(['planned', 'in_flight', 'uncertain', 'failed', 'confirmed', 'parked', 'superseded', 'under_way'], {
    optional: true,
    description:
      'under_way: all that find their way by themselves, as many as planned, in_flight, uncertain and failed of the status together.',
  })
  status?: string;

  @OneOf(ENTITIES, { optional: true })
  entity?: string;

  @Id({ optional: true, description: 'Operations of one record.' })
  recordId?: string;
}

export class OperationAnswer {
  @Id()
  id!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id()
  recordId!: string;

  @Text({ nullable: true, description: 'What people call the record: its number or name.' })
  label!: string | null;

  @OneOf(['create', 'update', 'void', 'delete'])
  operation!: string;

  @OneOf(['planned', 'in_flight', 'uncertain', 'failed', 'confirmed', 'parked', 'superseded'])
  status!: string;

  @Whole()
  attempts!: number;

  @Json({ nullable: true, description: 'kind, message and fix of the last failure.' })
  error!: object | null;

  @Text({ nullable: true })
  remoteId!: string | null;

  @Id({ nullable: true, description: 'What was undone with it; null for a change of ours.' })
  rollbackId!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;

  @Instant({ nullable: true })
  confirmedAt!: string | null;
}

export class OperationsAnswer {
  @ListOf(() => OperationAnswer)
  items!: OperationAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class MappingsQuery extends PageQuery {
  @OneOf(ENTITIES)
  entity!: string;
}

export class MappingAnswer {
  @Id()
  recordId!: string;

  @Text()
  remoteId!: string;

  @Text({ nullable: true })
  remoteVersion!: string | null;

  @Flag()
  deleted!: boolean;

  @Json({ description: 'What both sides last agreed on.' })
  snapshot!: object;
}

export class MappingsAnswer {
  @ListOf(() => MappingAnswer)
  items!: MappingAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class RetryAnswer {
  @Whole()
  retried!: number;
}
