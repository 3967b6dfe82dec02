import { Flag, Id, ListOf, OneOf, Text, Texts, Whole, WholeInQuery } from '#platform';
import { MATCH_REASONS } from './likeness.js';
import { MATCHED, type MatchedEntity } from './matched-facts.js';

export class MatchAnswerBody {
  @OneOf(MATCHED)
  entity!: MatchedEntity;

  @Text({ max: 100, description: 'There.' })
  remoteId!: string;

  @OneOf(['same', 'different', 'open'], {
    description: 'same: it is one of ours; different: none of ours; open: what was said is taken back.',
  })
  answer!: 'same' | 'different' | 'open';

  @Id({ optional: true, description: 'Ours, where it is another than the proposed one.' })
  recordId?: string;
}

export class MatchAnswersBody {
  @ListOf(() => MatchAnswerBody, { max: 500 })
  answers!: MatchAnswerBody[];
}

export class MatchesAlikeBody {
  @OneOf(['sure', 'same', 'different', 'open'], {
    description:
      'Of all that is not decided: sure: accept what is sure; same: accept all; different: none is ours. open: take everything back.',
  })
  answer!: 'sure' | 'same' | 'different' | 'open';

  @OneOf(MATCHED, { optional: true, description: 'Of one kind only.' })
  entity?: MatchedEntity;
}

export class MatchCountAnswer {
  @OneOf(MATCHED)
  entity!: MatchedEntity;

  @Whole({ description: 'One of ours, as somebody said.' })
  same!: number;

  @Whole({ description: 'None of ours, as somebody said.' })
  different!: number;

  @Whole({ description: 'Nobody has said anything yet.' })
  open!: number;

  @Whole({ description: 'Of the open: so sure that they may be accepted together.' })
  sure!: number;
}

export class MatchCountsAnswer {
  @ListOf(() => MatchCountAnswer)
  items!: MatchCountAnswer[];
}

export class MatchCandidatesQuery {
  @OneOf(MATCHED)
  entity!: MatchedEntity;

  @Text({ max: 100, description: 'The record there.' })
  remoteId!: string;

  @Text({ optional: true, max: 100, description: 'Part of our name.' })
  q?: string;

  @WholeInQuery({ optional: true, min: 1, max: 100 })
  limit: number = 20;
}

export class MatchCandidateAnswer {
  @Id()
  recordId!: string;

  @Text()
  label!: string;

  @Flag()
  active!: boolean;

  @Whole({ description: 'From 0 to 100: how sure it is.' })
  score!: number;

  @Texts({ description: `Why, and why not: ${MATCH_REASONS.join(', ')}.` })
  reasons!: string[];

  @Text({ nullable: true, description: 'The record there that it was matched with already.' })
  takenBy!: string | null;
}

export class MatchCandidatesAnswer {
  @ListOf(() => MatchCandidateAnswer)
  items!: MatchCandidateAnswer[];
}
