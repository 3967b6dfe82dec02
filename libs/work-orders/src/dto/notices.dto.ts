import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Texts, Whole } from '#platform';
import { NOTICE_TYPES, type NoticeType } from '../commands/receive-notice.command.js';
import type { SyncOutcome } from '../domain/sent-work-order.js';
import { WorkOrderFieldsBody } from './work-order-fields.dto.js';
import { CheckBody } from './work-orders.dto.js';

export class SentWorkOrderBody extends WorkOrderFieldsBody {
  @Text({ max: 200, description: "The sender's own id: sent twice, it is one work order." })
  externalId!: string;

  @Text({ optional: true })
  title?: string;

  @Texts({
    optional: true,
    max: 20,
    description: 'Ids or e-mail addresses of contractors; an empty list takes it back from everybody.',
  })
  assignedContractors?: string[];

  @ListOf(() => CheckBody, { optional: true, max: 100 })
  checklist?: CheckBody[];
}

export class SyncWorkOrdersBody {
  @Text({ max: 100, description: 'The name of the sending system.', example: 'Field ERP' })
  source!: string;

  @ListOf(() => SentWorkOrderBody, { min: 1, max: 500 })
  workOrders!: SentWorkOrderBody[];
}

export class SyncResultAnswer {
  @Text()
  externalId!: string;

  @OneOf(['created', 'updated', 'unchanged', 'refused'])
  outcome!: SyncOutcome;

  @Id({ nullable: true })
  id!: string | null;

  @Text({ nullable: true })
  number!: string | null;

  @Text({ nullable: true })
  status!: string | null;

  @Texts({ description: 'Contractors that nobody here has.' })
  unknownContractors!: string[];

  @Text({ nullable: true, description: 'Why it was refused.' })
  problem!: string | null;
}

export class SyncAnswer {
  @ListOf(() => SyncResultAnswer)
  results!: SyncResultAnswer[];
}

class NoticeDataBody extends SentWorkOrderBody {
  @Text({ optional: true, max: 1000, description: 'Why it was cancelled.' })
  reason?: string;
}

export class NoticeBody {
  @Text({ max: 200, description: "The sender's own id of this notice: a repeated one has no second effect." })
  eventId!: string;

  @OneOf(NOTICE_TYPES)
  eventType!: NoticeType;

  @Instant({ optional: true })
  timestamp?: string;

  @Nested(() => NoticeDataBody)
  data!: NoticeDataBody;
}

export class NoticeAnswer {
  @Text()
  eventId!: string;

  @OneOf(['taken', 'repeated'])
  outcome!: 'taken' | 'repeated';
}

export class RegisterSourceBody {
  @Text({ max: 100 })
  name!: string;

  @Text({ optional: true, nullable: true, max: 500, description: 'Where confirmations are posted to.' })
  callbackUrl?: string | null;
}

export class ChangeSourceBody {
  @Whole({ min: 1, description: 'The version that you have seen.' })
  version!: number;

  @Text({ nullable: true, max: 500, description: 'Where confirmations are posted to; null: nowhere.' })
  callbackUrl?: string | null;
}

export class SourceAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Flag()
  active!: boolean;

  @Text({ nullable: true })
  callbackUrl!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  lastReceivedAt!: string | null;
}

export class RegisteredSourceAnswer {
  @Nested(() => SourceAnswer)
  source!: SourceAnswer;

  @Text({ description: 'Shown this once: notices are signed with it.' })
  secret!: string;
}

export class SourcesAnswer {
  @ListOf(() => SourceAnswer)
  items!: SourceAnswer[];
}
