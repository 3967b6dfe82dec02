import { Id, Ids, Instant, Json, ListOf, Nested, OneOf, PageQuery, Text, Texts, Whole } from '#platform';
import { StatusReason } from '../dto/integration.dto.js';
import { planStates } from '../plans/plan.states.js';
import { EntryAnswer, PlanDifferenceAnswer } from '../plans/plans.dto.js';
import { ENTITIES } from '../ports/canonical-documents.js';

const EFFECTS = ['change', 'remove', 'skip'] as const;
const OPERATION_STATUSES = [
  'planned',
  'in_flight',
  'uncertain',
  'failed',
  'confirmed',
  'parked',
  'superseded',
] as const;

export class UndoWritesBody {
  @Ids({ max: 100, description: 'The writes to undo.' })
  operationIds!: string[];
}

export class ApplyRollbackBody {
  @Text({ min: 64, max: 64, description: 'The hash of what was looked at.' })
  hash!: string;
}

export class RollbacksQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one run.' })
  runId?: string;
}

export class RollbackAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @OneOf(['pull', 'push'], { description: 'What is undone: what came in, or what was sent.' })
  direction!: string;

  @Id({ nullable: true })
  runId!: string | null;

  @Texts({ description: 'The writes that are undone.' })
  operationIds!: string[];

  @OneOf(planStates.states)
  status!: string;

  @Text({ description: 'Of everything that it rests on; sent back to apply it.' })
  hash!: string;

  @Json({
    description: 'Per entity: changed (set back), removed (taken back), skipped (left, with the reason).',
  })
  counts!: object;

  @Whole()
  entryCount!: number;

  @Texts({ description: 'What holds once it is done, in words.' })
  notes!: string[];

  @ListOf(() => PlanDifferenceAnswer, { description: 'What was not as shown, when it was refused.' })
  differences!: PlanDifferenceAnswer[];

  @Nested(() => StatusReason, { nullable: true })
  error!: StatusReason | null;

  @Json({
    nullable: true,
    description:
      'What became of it: done, left; of one of writes, how many of these are in which status now.',
  })
  outcome!: object | null;

  @Id({ nullable: true })
  createdBy!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  expiresAt!: string;

  @Id({ nullable: true })
  appliedBy!: string | null;

  @Instant({ nullable: true })
  appliedAt!: string | null;

  @Instant({ nullable: true })
  finishedAt!: string | null;
}

export class RollbacksAnswer {
  @ListOf(() => RollbackAnswer)
  items!: RollbackAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class UndoEntriesQuery extends PageQuery {
  @OneOf(ENTITIES, { optional: true })
  entity?: string;

  @OneOf(EFFECTS, { optional: true })
  effect?: string;
}

/** As the entry of a plan. In its fields, `agreed` is what was there before and `conflict` marks what was written since. */
export class UndoEntryAnswer extends EntryAnswer {
  @OneOf(['here', 'there'], { description: 'The side that is written.' })
  side!: string;

  @OneOf(['planned', 'done', 'left'])
  status!: string;

  @OneOf(OPERATION_STATUSES, { nullable: true, description: 'How far the write is that undoes it there.' })
  operationStatus!: string | null;
}

export class UndoEntriesAnswer {
  @ListOf(() => UndoEntryAnswer)
  items!: UndoEntryAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
