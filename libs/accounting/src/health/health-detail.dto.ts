import { Flag, Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { ENTITIES } from '../ports/canonical-documents.js';
import { AlertAnswer } from './alerts.dto.js';
import {
  AccessAnswer,
  BudgetAnswer,
  EntityRatesAnswer,
  LagAnswer,
  QueueAnswer,
  RatesAnswer,
  RunFiguresAnswer,
} from './health.dto.js';

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

export class HealthAnswer {
  @Id()
  connectionId!: string;

  @Text()
  system!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @OneOf(['pending', 'active', 'degraded', 'needs_reauthorization', 'paused', 'disconnected'])
  status!: string;

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

  @ListOf(() => QualityAnswer, { description: 'At most a minute old.' })
  quality!: QualityAnswer[];

  @ListOf(() => AlertAnswer, { description: 'What is not over.' })
  alerts!: AlertAnswer[];
}
