import { Id, Instant, ListOf, Nested, OneOf, Quantity, Text, Whole } from '#platform';
import { CONNECTION_STATUSES } from '../connections/connection.states.js';
import { AlertAnswer } from './alerts.dto.js';

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

/** Which connection the figures are of. */
export class ConnectionNamed {
  @Id()
  connectionId!: string;

  @Text()
  system!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @OneOf(CONNECTION_STATUSES)
  status!: string;
}

export class HealthSummaryAnswer extends ConnectionNamed {
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
