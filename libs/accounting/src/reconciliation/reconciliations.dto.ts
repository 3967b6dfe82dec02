import {
  Amount,
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
import { StatusReason } from '../dto/integration.dto.js';
import { ENTITIES } from '../ports/canonical-documents.js';
import { differenceStates } from './difference.states.js';
import { COMPARED_SIDES, DIFFERENCE_CAUSES, DIFFERENCE_KINDS, REPAIRS } from './reconciliation.types.js';

export class StartReconciliationBody {
  @Flag({
    optional: true,
    description:
      'Read every document there, as after the weekly sweep; without it only where a figure differs.',
  })
  thorough?: boolean;
}

export class DifferenceCountAnswer {
  @OneOf(DIFFERENCE_KINDS)
  kind!: string;

  @OneOf(DIFFERENCE_CAUSES)
  cause!: string;

  @OneOf(differenceStates.states)
  status!: string;

  @Whole()
  count!: number;
}

export class ReconciliationAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @OneOf(['manual', 'nightly'])
  trigger!: string;

  @Flag()
  isThorough!: boolean;

  @OneOf(['queued', 'running', 'succeeded', 'failed'])
  status!: string;

  @Id({ nullable: true, description: 'The sync that it came after.' })
  syncRunId!: string | null;

  @Instant({ nullable: true, description: 'The moment that the figures are of.' })
  asOf!: string | null;

  @Json({
    description: "Per side, receivable and payable: ours and theirs, in the company's home currency.",
  })
  totals!: object;

  @Json({
    description: 'Per entity: how many ours, how many theirs, and how many of theirs are rightly not here.',
  })
  counts!: object;

  @Whole({ description: 'Differences found; the first 2,000 are kept.' })
  found!: number;

  @Flag({
    description: 'There were too many to look at each, so that there may be more than were found.',
  })
  isCut!: boolean;

  @Whole({ description: 'Those that still need a person.' })
  open!: number;

  @ListOf(() => DifferenceCountAnswer)
  differences!: DifferenceCountAnswer[];

  @Whole({ description: 'Calls to the accounting system that it took.' })
  calls!: number;

  @Nested(() => StatusReason, { nullable: true })
  error!: StatusReason | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  finishedAt!: string | null;
}

export class ReconciliationsAnswer {
  @ListOf(() => ReconciliationAnswer)
  items!: ReconciliationAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class DifferencesQuery extends PageQuery {
  @OneOf(DIFFERENCE_KINDS, { optional: true })
  kind?: string;

  @OneOf(DIFFERENCE_CAUSES, { optional: true })
  cause?: string;

  @OneOf(differenceStates.states, { optional: true })
  status?: string;
}

export class DifferenceAnswer {
  @Id()
  id!: string;

  @Id()
  reconciliationId!: string;

  @Id()
  connectionId!: string;

  @OneOf(DIFFERENCE_KINDS, { description: 'What is not the same.' })
  kind!: string;

  @OneOf(DIFFERENCE_CAUSES, { description: 'Why it is not.' })
  cause!: string;

  @Text({ max: 2000, description: 'Both in words.' })
  message!: string;

  @OneOf(COMPARED_SIDES, { description: 'What is owed on which side; stock: what is on hand.' })
  side!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id({ nullable: true })
  recordId!: string | null;

  @Text({ nullable: true, description: 'There.' })
  remoteId!: string | null;

  @Text({ nullable: true, description: 'Its number, or the name of the customer or vendor.' })
  label!: string | null;

  @Id({ nullable: true, description: 'Our customer or contractor.' })
  partyId!: string | null;

  @Text()
  currency!: string;

  @Amount({ nullable: true, description: 'Null where it is not here; of a counted item how many.' })
  ours!: string | null;

  @Amount({ nullable: true, description: 'Null where it is not there.' })
  theirs!: string | null;

  @Amount({ description: 'How much is between them.' })
  amount!: string;

  @Json({ description: 'What else is known: note; allocations by invoice.' })
  detail!: object;

  @OneOf(differenceStates.states)
  status!: string;

  @Texts({ description: `What can be done about it, the most likely first: ${REPAIRS.join(', ')}.` })
  repairs!: string[];

  @Text({ nullable: true, max: 500, description: 'Why it may stay, in the words of a person.' })
  explanation!: string | null;

  @Text({
    nullable: true,
    max: 2000,
    description: 'What the last look at it said, when it did not settle it.',
  })
  lastCheck!: string | null;

  @Id({ nullable: true })
  decidedBy!: string | null;

  @Instant({ nullable: true })
  decidedAt!: string | null;
}

export class DifferencesAnswer {
  @ListOf(() => DifferenceAnswer)
  items!: DifferenceAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class RepairBody {
  @OneOf(REPAIRS, {
    description:
      'read-again: ours says what theirs says. send-again: theirs is told what ours says. explain: it stays, with a note. check-again: both are looked at.',
  })
  repair!: 'read-again' | 'send-again' | 'explain' | 'check-again';

  @Text({ optional: true, max: 500, description: 'Why it may stay; needed to explain.' })
  note?: string;
}
