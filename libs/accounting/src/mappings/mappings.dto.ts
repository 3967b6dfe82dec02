import { Flag, Id, ListOf, Nested, OneOf, PageQuery, Text, Texts, Whole, WholeInQuery } from '#platform';
import { ENTITIES } from '../ports/canonical-documents.js';
import { MAPPED, type MappedEntity } from './mapped-entities.js';
import { REASONS } from './suggest-partners.js';
import { USES } from './uses.repository.js';

export class MappedRecordsQuery extends PageQuery {
  @OneOf(MAPPED)
  entity!: MappedEntity;

  @OneOf(['matched', 'unmatched'], { optional: true })
  state?: 'matched' | 'unmatched';

  @Text({ optional: true, max: 100, description: 'Part of our name.' })
  q?: string;

  @Id({ optional: true, description: 'One record.' })
  recordId?: string;
}

export class CandidatesQuery {
  @OneOf(MAPPED)
  entity!: MappedEntity;

  @Id({ description: 'Our record that looks for a partner.' })
  recordId!: string;

  @Text({ optional: true, max: 100, description: 'Part of the name in the books.' })
  q?: string;

  @WholeInQuery({ optional: true, min: 1, max: 100 })
  limit: number = 20;
}

export class MappingPath {
  @Id()
  id!: string;

  @OneOf(MAPPED)
  entity!: MappedEntity;

  @Id()
  recordId!: string;
}

export class ChoosePartnerBody {
  @Text({ max: 100, description: 'The id in the books of what our record is sent as.' })
  remoteId!: string;

  @Text({
    optional: true,
    max: 100,
    description:
      'The partner that was chosen before and is replaced; without it nothing that was chosen is replaced.',
  })
  instead?: string;

  @Flag({ optional: true, description: 'Also try again what waited for this record.' })
  retry?: boolean;
}

export class ChosenPartnerAnswer {
  @Text()
  remoteId!: string;

  @Text({ description: 'What the books call it.' })
  label!: string;

  @Whole({ description: 'Writes that waited for this record and are tried again.' })
  retried!: number;
}

export class MappedCountAnswer {
  @OneOf(MAPPED)
  entity!: MappedEntity;

  @Whole()
  matched!: number;

  @Whole()
  unmatched!: number;

  @Whole({ description: 'Those of the unmatched that a parked write waits for.' })
  waitedFor!: number;
}

export class MappedCountsAnswer {
  @ListOf(() => MappedCountAnswer)
  items!: MappedCountAnswer[];
}

export class PartnerCandidate {
  @Text()
  remoteId!: string;

  @Text({ description: 'What the books call it.' })
  label!: string;

  @Text({ nullable: true, description: "An item's code, an account's number." })
  code!: string | null;

  @Text({ nullable: true, description: 'Percentages of a tax code, days of a term, price of an item.' })
  figure!: string | null;

  @Text({ nullable: true })
  kind!: string | null;

  @Whole({ description: 'From 0 to 100: how sure it is meant.' })
  score!: number;

  @Texts({ description: `Why: ${REASONS.join(', ')}.` })
  reasons!: string[];
}

export class UseAnswer {
  @OneOf(USES)
  kind!: (typeof USES)[number];

  @Whole()
  count!: number;
}

export class WaitingWrite {
  @Id()
  operationId!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id()
  recordId!: string;

  @Text({ nullable: true, description: 'What people call the record: its number or name.' })
  label!: string | null;

  @Text({ nullable: true })
  message!: string | null;
}

export class MappedRecordAnswer {
  @Id()
  recordId!: string;

  @Text()
  label!: string;

  @Text({ nullable: true })
  code!: string | null;

  @Text({ nullable: true })
  figure!: string | null;

  @Text({ nullable: true })
  kind!: string | null;

  @Flag()
  active!: boolean;

  @OneOf(['linked', 'chosen', 'unmatched'], {
    description: 'linked: both sides follow each other; chosen: a person said as what it is sent.',
  })
  state!: 'linked' | 'chosen' | 'unmatched';

  @Text({ nullable: true })
  remoteId!: string | null;

  @Text({ nullable: true, description: 'What the books call its partner.' })
  partnerLabel!: string | null;

  @ListOf(() => UseAnswer)
  uses!: UseAnswer[];

  @ListOf(() => WaitingWrite)
  waiting!: WaitingWrite[];

  @Nested(() => PartnerCandidate, { nullable: true })
  suggestion!: PartnerCandidate | null;
}

export class MappedRecordsAnswer {
  @ListOf(() => MappedRecordAnswer)
  items!: MappedRecordAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class CandidatesAnswer {
  @ListOf(() => PartnerCandidate)
  items!: PartnerCandidate[];
}
