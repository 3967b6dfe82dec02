import { Flag, Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { ENTITIES } from '../ports/canonical-documents.js';
import { AlertAnswer } from './alerts.dto.js';
import { AccessAnswer, ConnectionNamed, QueueAnswer } from './health.dto.js';

export class RateAnswer {
  @Whole({ description: 'Tries to write that ended, without those that only waited for another record.' })
  tries!: number;

  @Whole()
  confirmed!: number;

  @Whole({ description: 'Not taken; tried again.' })
  failed!: number;

  @Whole({ description: 'No answer came; looked up before it is tried again.' })
  uncertain!: number;

  @Whole({ description: 'A person has to mend something.' })
  parked!: number;

  @Whole({ description: 'Waited for a record that goes first.' })
  waited!: number;

  @Whole({ description: 'Tries that were not the first of their write.' })
  retries!: number;

  @Whole({ description: 'Retries that went through.' })
  retriesConfirmed!: number;

  @Quantity({
    nullable: true,
    example: '99.52',
    description: 'Share of tries that went through, rounded down; null when nothing was tried.',
  })
  successPercent!: string | null;
}

/** The last 24 hours, 7 and 30 days, each from a full hour on. */
export class RatesAnswer {
  @Nested(() => RateAnswer)
  day!: RateAnswer;

  @Nested(() => RateAnswer)
  week!: RateAnswer;

  @Nested(() => RateAnswer)
  month!: RateAnswer;
}

export class EntityRatesAnswer extends RatesAnswer {
  @OneOf(ENTITIES)
  entity!: string;
}

export class RunFiguresAnswer {
  @OneOf(['full', 'delta', 'sweep'])
  kind!: string;

  @Whole()
  succeeded!: number;

  @Whole()
  failed!: number;

  @Whole({ nullable: true, description: 'Half of those that succeeded took no longer.' })
  p50Seconds!: number | null;

  @Whole({ nullable: true, description: '95 of 100 that succeeded took no longer.' })
  p95Seconds!: number | null;
}

export class WaitingWriteAnswer {
  @Id()
  operationId!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id()
  recordId!: string;

  @Text({ nullable: true, description: 'What people call the record.' })
  label!: string | null;

  @Instant()
  createdAt!: string;

  @Whole()
  seconds!: number;
}

export class LagAnswer {
  @Instant({ nullable: true, description: 'When something last went through.' })
  lastSuccessAt!: string | null;

  @Whole({ nullable: true, description: 'Since then; null when nothing ever did.' })
  seconds!: number | null;

  @Nested(() => WaitingWriteAnswer, {
    nullable: true,
    description: 'The write that has waited longest without waiting for a person.',
  })
  oldestWaiting!: WaitingWriteAnswer | null;
}

export class BudgetAnswer {
  @Whole({ description: 'Calls this minute.' })
  minute!: number;

  @Whole({ nullable: true })
  minuteLimit!: number | null;

  @Whole({ description: 'Calls this month.' })
  month!: number;

  @Whole({ nullable: true })
  monthLimit!: number | null;
}

export class CauseExampleAnswer {
  @Id()
  operationId!: string;

  @OneOf(ENTITIES)
  entity!: string;

  @Id()
  recordId!: string;

  @Text({ nullable: true })
  label!: string | null;

  @Flag({ description: 'false: it has gone through since, or was replaced.' })
  isWaiting!: boolean;

  @Instant()
  at!: string;
}

export class CauseAnswer {
  @Text({
    example: 'unmapped:item',
    description:
      "The kind of failure, with the system's own code where it gave one, or what a document names and the books lack.",
  })
  cause!: string;

  @Whole({ description: 'Tries of the last 7 days that met it.' })
  tries!: number;

  @Whole({ description: 'Writes that have met it and wait.' })
  waiting!: number;

  @Text({ nullable: true, description: 'What the newest of those that wait was told.' })
  message!: string | null;

  @Text({ nullable: true, description: 'What a person can do about it.' })
  fix!: string | null;

  @ListOf(() => CauseExampleAnswer)
  examples!: CauseExampleAnswer[];
}

export class QualityAnswer {
  @OneOf(ENTITIES)
  entity!: string;

  @Whole({ description: 'Ours that belong in these books: in use, or approved.' })
  records!: number;

  @Whole({ description: 'How many of them have a counterpart there.' })
  linked!: number;

  @Quantity({ nullable: true, example: '97.5' })
  linkedPercent!: string | null;

  @Whole({ description: 'Ours whose counterpart was deleted there.' })
  deletedThere!: number;

  @Whole({ description: 'Links whose record is not here any more.' })
  orphans!: number;

  @Whole({
    nullable: true,
    description: 'Entries without a counterpart, linked or chosen; null for what is not mapped by hand.',
  })
  unmapped!: number | null;

  @Whole({ nullable: true, description: 'How many of the unmapped a write waits for.' })
  waitedFor!: number | null;
}

export class HealthAnswer extends ConnectionNamed {
  @Instant()
  measuredAt!: string;

  @Nested(() => RatesAnswer)
  rates!: RatesAnswer;

  @ListOf(() => EntityRatesAnswer, { description: 'The busiest first.' })
  entities!: EntityRatesAnswer[];

  @ListOf(() => RunFiguresAnswer, { description: 'Of the last 30 days.' })
  runs!: RunFiguresAnswer[];

  @Nested(() => LagAnswer)
  lag!: LagAnswer;

  @Nested(() => QueueAnswer)
  queue!: QueueAnswer;

  @ListOf(() => CauseAnswer, { description: 'The ten that most writes wait for.' })
  causes!: CauseAnswer[];

  @Nested(() => BudgetAnswer)
  budget!: BudgetAnswer;

  @Nested(() => AccessAnswer)
  access!: AccessAnswer;

  @ListOf(() => QualityAnswer, { description: 'Of the moment of `qualityMeasuredAt`.' })
  quality!: QualityAnswer[];

  @Instant({
    description: 'At most a minute ago, or ten where there is so much that it takes long to compare.',
  })
  qualityMeasuredAt!: string;

  @ListOf(() => AlertAnswer, { description: 'What is not over.' })
  alerts!: AlertAnswer[];
}
