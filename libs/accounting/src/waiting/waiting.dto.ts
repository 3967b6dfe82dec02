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
import { FieldChoice, SuggestionAnswer } from '../conflicts/conflicts.dto.js';
import { ENTITIES } from '../ports/canonical-documents.js';
import { REFERENCE_STATES } from './named-there.js';
import { ANSWERS, WAIT_KINDS, type WaitAnswer } from './wait-kinds.js';

export class WaitingListQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one connection.' })
  connectionId?: string;
}

export class WaitingCauseAnswer {
  @Text({ description: 'What the books said, or why nothing was sent.' })
  message!: string;

  @Text({ nullable: true })
  fix!: string | null;

  @Text({ nullable: true, description: 'The field that was named.' })
  field!: string | null;

  @Text({ nullable: true, description: 'The code of the accounting system.' })
  code!: string | null;
}

export class WaitingReferenceAnswer {
  @OneOf(ENTITIES)
  entity!: string;

  @Id()
  recordId!: string;

  @Text({ nullable: true })
  label!: string | null;

  @OneOf(REFERENCE_STATES, {
    description: 'What became of it there; unknown: it never was there. merged: here.',
  })
  state!: string;

  @Id({ nullable: true })
  mergedInto!: string | null;

  @Flag({ description: 'It can be made active there from here.' })
  canReactivate!: boolean;
}

export class WaitingCandidateAnswer {
  @OneOf(ENTITIES)
  entity!: string;

  @Text()
  remoteId!: string;

  @Id({ description: 'Our record that comes in for it.' })
  recordId!: string;

  @Text({ nullable: true })
  label!: string | null;

  @Whole({ description: 'From 0 to 100: how sure it is meant.' })
  score!: number;

  @Texts()
  reasons!: string[];

  @Flag({ description: 'Of the same kind as ours, so that both may be one.' })
  isSameKind!: boolean;
}

export class UsualAnswerAnswer {
  @OneOf(ANSWERS)
  answer!: string;

  @Text({ nullable: true, description: 'With "same-record": the one record there that it can be.' })
  remoteId!: string | null;

  @Whole({ description: 'How often in a row it was answered so.' })
  times!: number;
}

export class WaitingAnswer {
  @Id({ description: 'Of the conflict or of the write.' })
  id!: string;

  @Id()
  connectionId!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id({ nullable: true })
  recordId!: string | null;

  @Text({ nullable: true, description: 'What people call the record: its number or name.' })
  label!: string | null;

  @OneOf(WAIT_KINDS)
  kind!: string;

  @OneOf(['create', 'update', 'void', 'delete'], {
    nullable: true,
    description: 'Of a write; null for a conflict.',
  })
  operation!: string | null;

  @Nested(() => WaitingCauseAnswer, { nullable: true })
  cause!: WaitingCauseAnswer | null;

  @Texts({ description: 'The fields to look at, or to decide.' })
  fields!: string[];

  @Json({ nullable: true })
  base!: object | null;

  @Json({ nullable: true })
  ours!: object | null;

  @Json({ nullable: true, description: 'As far as we know it.' })
  theirs!: object | null;

  @ListOf(() => WaitingReferenceAnswer, { description: 'What it names and is not used there.' })
  references!: WaitingReferenceAnswer[];

  @ListOf(() => WaitingCandidateAnswer, { description: 'What has its name or number there.' })
  candidates!: WaitingCandidateAnswer[];

  @Day({ nullable: true, description: 'Through which day the books are closed.' })
  closedThrough!: string | null;

  @Day({ nullable: true, description: 'The day of our record.' })
  day!: string | null;

  @Texts({ description: `What can be decided, of: ${ANSWERS.join(', ')}.` })
  answers!: string[];

  @Whole({
    description: 'How many others are like it: conflicts of the same fields, writes of the same cause.',
  })
  alike!: number;

  @Nested(() => SuggestionAnswer, { nullable: true })
  suggestion!: SuggestionAnswer | null;

  @Nested(() => UsualAnswerAnswer, {
    nullable: true,
    description:
      'Of a write: what people answered to those of its cause the last times, where that was always the same.',
  })
  usual!: UsualAnswerAnswer | null;

  @Instant()
  since!: string;
}

export class WaitingListAnswer {
  @ListOf(() => WaitingAnswer)
  items!: WaitingAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class WaitingCountAnswer {
  @Id()
  connectionId!: string;

  @Whole()
  count!: number;
}

export class WaitingCountsAnswer {
  @Whole({ description: 'How long the list is.' })
  count!: number;

  @ListOf(() => WaitingCountAnswer)
  connections!: WaitingCountAnswer[];
}

export class DecideBody {
  @OneOf(ANSWERS, {
    description:
      'One of its answers. theirs: what stands there holds, and our change is given up. same-record: ours is the record there that has its name or number. new-name: ours is sent under another name. reactivate: what it names is made active there, and it goes then. successor: the customer whom it names is merged into another one here. leave-out: the file is not sent, and its document stands there without it.',
  })
  answer!: WaitAnswer;

  @ListOf(() => FieldChoice, { optional: true, description: 'With "fields": a side for each.' })
  fields?: FieldChoice[];

  @Text({ optional: true, max: 100, description: 'With "same-record": the candidate\'s id there.' })
  remoteId?: string;

  @Text({ optional: true, max: 100, description: 'With "new-name".' })
  name?: string;

  @Id({ optional: true, description: 'With "successor": the customer that stays.' })
  recordId?: string;

  @Flag({
    optional: true,
    description:
      'All that are alike as well: conflicts, and of writes "retry", "theirs", "leave-out", and "reactivate" of those that name no other.',
  })
  alike?: boolean;
}

export class DecidedAnswer {
  @Whole()
  decided!: number;

  @Whole({ description: 'How many that are like it wait still.' })
  left!: number;
}
