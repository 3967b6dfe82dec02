import { Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { ENTITIES } from '../ports/canonical-documents.js';
import { AlertAnswer } from './alerts.dto.js';

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

export class QueueAnswer {
  @Whole({ description: 'In line.' })
  planned!: number;

  @Whole()
  in_flight!: number;

  @Whole({ description: 'Without an answer, being looked up.' })
  uncertain!: number;

  @Whole({ description: 'Tried again by itself.' })
  failed!: number;

  @Whole({ description: 'Waits for a person.' })
  parked!: number;
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

export class AccessAnswer {
  @OneOf(['good', 'ends-within-a-day', 'ends-within-a-week', 'gone'], {
    description: 'ends-within-a-day: unless something goes through; ends-within-a-week: whatever happens.',
  })
  state!: string;

  @Instant({ nullable: true, description: 'Renewed by itself.' })
  accessExpiresAt!: string | null;

  @Instant({ nullable: true, description: 'Moves on whenever the access is renewed.' })
  refreshExpiresAt!: string | null;

  @Instant({ nullable: true, description: 'From then on a person has to sign in again, whatever happens.' })
  refreshHardExpiresAt!: string | null;
}

export class HealthSummaryAnswer {
  @Id()
  connectionId!: string;

  @Text()
  system!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @OneOf(['pending', 'active', 'degraded', 'needs_reauthorization', 'paused', 'disconnected'])
  status!: string;

  @Whole({ description: 'Tries of the last 24 hours.' })
  tries!: number;

  @Quantity({ nullable: true, example: '99.52', description: 'Share of them that went through.' })
  successPercent!: string | null;

  @Instant({ nullable: true })
  lastSuccessAt!: string | null;

  @Instant({ nullable: true, description: 'Since when the oldest write waits that waits for no person.' })
  waitingSince!: string | null;

  @Nested(() => QueueAnswer)
  queue!: QueueAnswer;

  @Nested(() => AccessAnswer)
  access!: AccessAnswer;

  @Whole({ description: 'Alerts that are not over.' })
  openAlerts!: number;
}

export class HealthSummariesAnswer {
  @Instant()
  measuredAt!: string;

  @ListOf(() => HealthSummaryAnswer)
  items!: HealthSummaryAnswer[];

  @ListOf(() => AlertAnswer, { description: 'What is not over, newest first; 200 at most.' })
  alerts!: AlertAnswer[];
}
