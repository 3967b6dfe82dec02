import { Flag, Id, Instant, Json, ListOf, Nested, OneOf, PageQuery, Text, Texts, Whole } from '#platform';
import { CONFLICT_KINDS } from '../sync/conflicts.repository.js';
import { CHOICES, type Choice, SIDES, type Side } from './decision.js';

export class ConflictsQuery extends PageQuery {
  @OneOf(['open', 'resolved'], { optional: true })
  status?: string;
}

export class FieldChoice {
  @Text({ max: 60 })
  field!: string;

  @OneOf(SIDES)
  side!: Side;
}

export class SuggestionAnswer {
  @OneOf(CHOICES)
  choice!: Choice;

  @ListOf(() => FieldChoice)
  fields!: FieldChoice[];

  @Whole({ description: 'How often in a row it was decided so.' })
  times!: number;
}

export class ConflictAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @Text()
  entity!: string;

  @Id({ nullable: true })
  recordId!: string | null;

  @OneOf(CONFLICT_KINDS)
  kind!: string;

  @OneOf(['open', 'resolved'])
  status!: string;

  @Texts({
    description: 'The fields to decide: changed on both sides, or on one where the other deleted the record.',
  })
  fields!: string[];

  @Json({ nullable: true })
  base!: object | null;

  @Json({ nullable: true })
  ours!: object | null;

  @Json({ nullable: true })
  theirs!: object | null;

  @Whole({
    description: 'How many other open conflicts are like it: of the same company, kind of record and fields.',
  })
  alike!: number;

  @Nested(() => SuggestionAnswer, {
    nullable: true,
    description: 'What people decided of such conflicts the last times, where that was always the same.',
  })
  suggestion!: SuggestionAnswer | null;

  @Instant()
  createdAt!: string;
}

export class ConflictsAnswer {
  @ListOf(() => ConflictAnswer)
  items!: ConflictAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class ResolveBody {
  @OneOf(CHOICES, { description: 'Whose values both sides shall have; "fields": a side for each field.' })
  choice!: Choice;

  @ListOf(() => FieldChoice, {
    optional: true,
    description: 'With the choice "fields": every field of the conflict.',
  })
  fields?: FieldChoice[];

  @Flag({ optional: true, description: 'Decide all open conflicts that are like it, 200 at a time.' })
  alike?: boolean;
}

export class ResolvedAnswer {
  @Whole()
  resolved!: number;

  @Whole({ description: 'How many that are like it are still open.' })
  left!: number;
}
