import { FlagInQuery, Id, Instant, InstantInQuery, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';
import { ALERT_STATUSES } from './alert.states.js';
import { ALERT_KINDS } from './alert-findings.js';

export class AlertsQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one connection.' })
  connectionId?: string;

  @FlagInQuery({ optional: true, description: 'true: what is not over; false: what is.' })
  open?: boolean;
}

export class SilenceBody {
  @InstantInQuery({
    description: 'Nobody is told of this kind of trouble of this connection before then; 30 days at most.',
  })
  until!: string;
}

export class AlertAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @Text({ example: 'quickbooks-online' })
  system!: string;

  @OneOf(ALERT_KINDS, {
    description:
      'access-expiring: the grant ends within 24 hours unless something goes through; access-ending: it ends for good within 7 days.',
  })
  kind!: string;

  @OneOf(ALERT_STATUSES)
  status!: string;

  @Whole({ nullable: true, description: 'Failures one after the other.' })
  failures!: number | null;

  @Instant({ nullable: true, description: 'Since when it is so.' })
  since!: string | null;

  @Text({ nullable: true, description: 'What the last failure met.' })
  message!: string | null;

  @Instant({ nullable: true, description: 'When the access ends.' })
  until!: string | null;

  @Instant()
  openedAt!: string;

  @Instant({ nullable: true, description: 'When more people were told.' })
  escalatedAt!: string | null;

  @Instant({ nullable: true })
  acknowledgedAt!: string | null;

  @Id({ nullable: true, description: 'Who took it up.' })
  acknowledgedBy!: string | null;

  @Instant({ nullable: true })
  silencedUntil!: string | null;

  @Instant({ nullable: true })
  resolvedAt!: string | null;
}

export class AlertsAnswer {
  @ListOf(() => AlertAnswer)
  items!: AlertAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
