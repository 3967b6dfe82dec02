import {
  Flag,
  FlagInQuery,
  Id,
  Instant,
  Json,
  ListOf,
  MapOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Texts,
  Whole,
} from '#platform';
import { StatusReason } from '../dto/integration.dto.js';
import { MATCH_REASONS } from '../matching/likeness.js';
import { MATCHED } from '../matching/matched-facts.js';
import { ENTITIES } from '../ports/canonical-documents.js';
import { planStates } from './plan.states.js';

const DIRECTIONS = ['pull', 'push'] as const;
const EFFECTS = ['create', 'change', 'remove', 'skip'] as const;

export class MakePlanBody {
  @OneOf(DIRECTIONS, { description: 'pull: what would come in; push: what would be sent.' })
  direction!: 'pull' | 'push';

  @OneOf(['delta', 'full'], {
    optional: true,
    description: 'Of a pull; default: what changed since the last time.',
  })
  kind?: 'delta' | 'full';

  @OneOf(ENTITIES, { optional: true, description: 'Of a push of one record; else everything that waits.' })
  entity?: string;

  @Id({ optional: true, description: 'The record to push.' })
  recordId?: string;
}

export class MatchBody {
  @OneOf(MATCHED)
  entity!: string;

  @Text({ max: 100, description: 'There.' })
  remoteId!: string;

  @Id({ description: 'Ours, linked to no other.' })
  recordId!: string;
}

export class ApplyPlanBody {
  @Text({ min: 64, max: 64, description: 'The hash of the plan that was looked at.' })
  hash!: string;

  @ListOf(() => MatchBody, {
    optional: true,
    max: 500,
    description:
      'What would be made here and is the same as one of ours: it is linked, and merged with it. Without it what was decided under /matches.',
  })
  matches?: MatchBody[];
}

export class PlanDifferenceAnswer {
  @OneOf(['appeared', 'gone', 'changed-there', 'changed-here', 'other-effect', 'more', 'setting'])
  what!: string;

  @OneOf(ENTITIES, { nullable: true })
  entity!: string | null;

  @Text({ nullable: true })
  remoteId!: string | null;

  @Id({ nullable: true })
  recordId!: string | null;

  @Text({ nullable: true })
  label!: string | null;

  @Text({ max: 1000 })
  message!: string;
}

/** What would become of the records of one kind. */
export class EffectCountsAnswer {
  @Whole()
  created!: number;

  @Whole()
  changed!: number;

  @Whole()
  removed!: number;

  @Whole()
  unchanged!: number;

  @Whole()
  skipped!: number;

  @Whole({ description: 'Of the created: those that we seem to have already.' })
  matched!: number;

  @Whole({ description: 'Of the changed: with a field that a person must decide.' })
  conflicts!: number;
}

export class PlanProgressAnswer {
  @Whole()
  pulled!: number;

  @Whole({ nullable: true, description: 'Where it is known beforehand.' })
  total!: number | null;

  @OneOf(ENTITIES, { nullable: true })
  entity!: string | null;
}

export class PlanAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @OneOf(DIRECTIONS)
  direction!: string;

  @OneOf(['delta', 'full', 'waiting', 'record'], {
    description: 'A delta whose bookmark is too old becomes a full pull.',
  })
  kind!: string;

  @OneOf(ENTITIES, { nullable: true })
  entity!: string | null;

  @Id({ nullable: true })
  recordId!: string | null;

  @OneOf(planStates.states)
  status!: string;

  @Text({ nullable: true, description: 'Of everything that the plan rests on; sent back to apply it.' })
  hash!: string | null;

  @MapOf(EffectCountsAnswer, { description: 'By entity.' })
  counts!: Partial<Record<string, EffectCountsAnswer>>;

  @Whole({ description: 'Entries that are kept: the first 100 of each entity and effect.' })
  entryCount!: number;

  @Whole({
    description:
      'Writes that wait beyond those that it is about; applying it neither sends them nor holds them up.',
  })
  beyond!: number;

  @Nested(() => PlanProgressAnswer, { nullable: true, description: 'While it is worked out.' })
  progress!: PlanProgressAnswer | null;

  @ListOf(() => PlanDifferenceAnswer, { description: 'What was not as supposed, when it was refused.' })
  differences!: PlanDifferenceAnswer[];

  @Nested(() => StatusReason, { nullable: true })
  error!: StatusReason | null;

  @ListOf(() => MatchBody, { description: 'What was said to be the same on both sides when it was applied.' })
  matches!: MatchBody[];

  @Id({ nullable: true, description: 'The run that applied it.' })
  runId!: string | null;

  @Json({
    nullable: true,
    description: 'What became of it: the progress of the run, or the writes by status.',
  })
  outcome!: object | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  readyAt!: string | null;

  @Instant({ nullable: true })
  expiresAt!: string | null;

  @Instant({ nullable: true })
  finishedAt!: string | null;
}

export class PlansAnswer {
  @ListOf(() => PlanAnswer)
  items!: PlanAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class EntriesQuery extends PageQuery {
  @OneOf(ENTITIES, { optional: true })
  entity?: string;

  @OneOf(EFFECTS, { optional: true })
  effect?: string;

  @FlagInQuery({
    optional: true,
    description: 'Only those that we seem to have already, or of which somebody said so.',
  })
  matched?: boolean;
}

export class PlannedFieldAnswer {
  @Text()
  field!: string;

  @Json({ nullable: true, description: 'What both sides last agreed on.' })
  agreed!: unknown;

  @Json({ nullable: true })
  ours!: unknown;

  @Json({ nullable: true })
  theirs!: unknown;

  @Json({ nullable: true, description: 'What would stand on the side that is written.' })
  stands!: unknown;

  @Flag({ description: 'Both sides changed it to different values: a person must decide.' })
  conflict!: boolean;
}

export class PlanReasonAnswer extends StatusReason {
  @Text()
  kind!: string;
}

export class PlannedMatchAnswer {
  @Id()
  recordId!: string;

  @Text()
  label!: string;

  @Whole({ description: 'From 0 to 100: how sure it is.' })
  score!: number;

  @Texts({
    description: `Why, and why not: ${MATCH_REASONS.join(', ')}.`,
  })
  reasons!: string[];

  @Flag({
    description: 'So likely, and so much likelier than every other, that it may be accepted with others.',
  })
  isSure!: boolean;
}

export class MatchDecisionAnswer {
  @Id({ nullable: true, description: 'Ours; null: none of ours.' })
  recordId!: string | null;

  @Text({ nullable: true, description: 'What ours is called.' })
  label!: string | null;
}

export class EntryAnswer {
  @Whole()
  sequence!: number;

  @OneOf(ENTITIES)
  entity!: string;

  @OneOf(EFFECTS)
  effect!: string;

  @Text({ nullable: true })
  remoteId!: string | null;

  @Id({ nullable: true, description: 'Ours; null for one that would be made.' })
  recordId!: string | null;

  @Text({ nullable: true, description: 'Its number or name.' })
  label!: string | null;

  @Flag()
  isConflict!: boolean;

  @ListOf(() => PlannedFieldAnswer, { description: 'Where both sides differ. Ids are ours.' })
  fields!: PlannedFieldAnswer[];

  @Json({
    description:
      'What the records are called that the fields name, by id; one that the plan would make has no name yet.',
  })
  names!: object;

  @Nested(() => PlanReasonAnswer, {
    nullable: true,
    description: 'Why nothing is done, or what comes before it is.',
  })
  reason!: PlanReasonAnswer | null;

  @Nested(() => PlannedMatchAnswer, {
    nullable: true,
    description:
      'One of ours that it seems to be; said so when the plan is applied, it is linked instead of made.',
  })
  match!: PlannedMatchAnswer | null;

  @Nested(() => MatchDecisionAnswer, { nullable: true, description: 'What was said of the match.' })
  decision!: MatchDecisionAnswer | null;

  @Id({ nullable: true, description: 'The write that waits, in a push.' })
  operationId!: string | null;
}

export class EntriesAnswer {
  @ListOf(() => EntryAnswer)
  items!: EntryAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
