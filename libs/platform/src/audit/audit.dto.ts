import { Flag, Instant, Json, ListOf, OneOf, Text, Whole } from '../http/fields.js';
import { PageQuery } from '../http/paging.js';
import { CHAIN_FAULTS, type ChainFault } from './audit-line.js';

export class AuditQuery extends PageQuery {
  @Text({ optional: true, description: 'The kind of thing, e.g. invoice.' })
  entity?: string;

  @Text({ optional: true })
  entityId?: string;

  @Text({ optional: true, description: 'What happened, e.g. invoice.approved.' })
  action?: string;

  @Text({ optional: true, description: 'Who did it.' })
  actorId?: string;

  @Text({ optional: true, description: 'From this instant on, ISO 8601.', example: '2026-11-01T00:00:00Z' })
  from?: string;

  @Text({ optional: true, description: 'Before this instant, ISO 8601.', example: '2026-12-01T00:00:00Z' })
  before?: string;
}

export class AuditEntryView {
  @Whole({ description: 'Place in the organization’s chain: 1, 2, 3 … without gaps.' })
  sequence!: number;

  @Instant()
  at!: string;

  @Text({ description: 'user, api-key or system.' })
  actorKind!: string;

  @Text({ nullable: true })
  actorId!: string | null;

  @Text({ nullable: true })
  actorName!: string | null;

  @Text()
  action!: string;

  @Text()
  entity!: string;

  @Text({ nullable: true })
  entityId!: string | null;

  @Json()
  data!: unknown;

  @Text({ description: 'SHA-256 over this line and the hash before it.' })
  hash!: string;
}

export class AuditPageView {
  @ListOf(() => AuditEntryView, { description: 'Newest first.' })
  items!: AuditEntryView[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class ChainReportView {
  @Flag({ description: 'Whether every line is as it was written, and none is missing between them.' })
  intact!: boolean;

  @Whole({ description: 'Lines found good.' })
  lines!: number;

  @Text({ description: 'Hash of the last good line. Note it elsewhere to notice a cut-off end later.' })
  headHash!: string;

  @Whole({ optional: true, description: 'The first line that does not fit.' })
  firstBroken?: number;

  @OneOf(CHAIN_FAULTS, {
    optional: true,
    description: 'What is wrong with it, for whoever says it in another language.',
  })
  fault?: ChainFault;

  @Text({ optional: true, description: 'What is wrong with it, in one sentence.' })
  explanation?: string;
}
