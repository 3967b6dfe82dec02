import { Flag, Id, Instant, Json, ListOf, OneOf, PageQuery, Text, Whole } from '#platform';
import type { Delivery, DeliveryStatus } from '../deliveries.repository.js';
import { LANGUAGES, type Language } from '../domain/notification-kind.js';
import type { SlackChannelRow } from '../slack-channels.repository.js';
import type { WebhookEndpointRow } from '../webhook-endpoints.repository.js';
import { EventTypes } from './event-types.field.js';
import { KindNames } from './kind-names.field.js';

const STATUSES = ['queued', 'delivered', 'failed'] as const;

export class SlackChannelAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @KindNames({ description: 'Empty: all.' })
  kinds!: string[];

  @OneOf(LANGUAGES)
  language!: Language;

  @Flag()
  active!: boolean;

  @Text({ nullable: true, description: 'Why it was switched off by itself.' })
  inactiveReason!: string | null;

  @Instant()
  createdAt!: string;

  static of({ urlSealed: _url, createdAt, ...channel }: SlackChannelRow): SlackChannelAnswer {
    return { ...channel, createdAt: createdAt.toISOString() };
  }
}

export class SlackChannelList {
  @ListOf(() => SlackChannelAnswer)
  items!: SlackChannelAnswer[];
}

export class CreateSlackChannelBody {
  @Text({ max: 80, example: '#office' })
  name!: string;

  @Text({ max: 500, description: 'The address of the incoming webhook. It is sealed and never shown again.' })
  url!: string;

  @KindNames({ optional: true, description: 'Empty: all.' })
  kinds?: string[];

  @OneOf(LANGUAGES, { optional: true })
  language?: Language;
}

export class ChangeSlackChannelBody {
  @Text({ optional: true, max: 80 })
  name?: string;

  @Text({ optional: true, max: 500 })
  url?: string;

  @KindNames({ optional: true })
  kinds?: string[];

  @OneOf(LANGUAGES, { optional: true })
  language?: Language;

  @Flag({ optional: true })
  active?: boolean;
}

export class WebhookEndpointAnswer {
  @Id()
  id!: string;

  @Text()
  url!: string;

  @Text({ nullable: true })
  description!: string | null;

  @EventTypes({ description: 'Of records. Empty: none; `*`: all.' })
  events!: string[];

  @Flag({ description: 'Whether it hears of notifications, too.' })
  notices!: boolean;

  @KindNames({ description: 'Of notifications. Empty: all, unless `notices` is false.' })
  kinds!: string[];

  @Flag()
  active!: boolean;

  @Text({ nullable: true, description: 'Why it was switched off by itself.' })
  inactiveReason!: string | null;

  @Instant({ nullable: true, description: 'Since when nothing has arrived; null while messages do.' })
  failingSince!: string | null;

  @Whole({ description: 'Attempts in a row that nothing came of.' })
  failures!: number;

  @Instant({
    nullable: true,
    description:
      'While it keeps failing or asked for a pause: nothing is sent before, then one message tries.',
  })
  restingUntil!: string | null;

  @Whole()
  version!: number;

  @Instant()
  createdAt!: string;

  static of({
    secretSealed: _secret,
    previousSecretSealed: _previous,
    previousUntil: _until,
    failingSince,
    restingUntil,
    createdAt,
    ...row
  }: WebhookEndpointRow): WebhookEndpointAnswer {
    return {
      ...row,
      failingSince: failingSince?.toISOString() ?? null,
      restingUntil: restingUntil?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    };
  }
}

export class NewWebhookEndpointAnswer extends WebhookEndpointAnswer {
  @Text({ description: 'Signs every message. It is shown this once.' })
  secret!: string;
}

export class WebhookEndpointPage {
  @ListOf(() => WebhookEndpointAnswer)
  items!: WebhookEndpointAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class CreateWebhookEndpointBody {
  @Text({ max: 2000, example: 'https://erp.example.com/hooks/invoicepatch' })
  url!: string;

  @Text({ optional: true, nullable: true, max: 200 })
  description?: string | null;

  @EventTypes({ optional: true, description: 'Of records. Empty: none; `*`: all.' })
  events?: string[];

  @Flag({
    optional: true,
    description:
      'Whether it hears of notifications, too. Unless given: if it chose `kinds`, or no `events` either.',
  })
  notices?: boolean;

  @KindNames({ optional: true, description: 'Of notifications. Empty: all.' })
  kinds?: string[];
}

export class ChangeWebhookEndpointBody {
  @Whole({ min: 1, description: 'The version that you looked at.' })
  version!: number;

  @Text({ optional: true, max: 2000 })
  url?: string;

  @Text({ optional: true, nullable: true, max: 200, description: 'null: none any more.' })
  description?: string | null;

  @EventTypes({ optional: true })
  events?: string[];

  @Flag({ optional: true })
  notices?: boolean;

  @KindNames({ optional: true })
  kinds?: string[];

  @Flag({ optional: true })
  active?: boolean;
}

export class DeliveriesQuery extends PageQuery {
  @OneOf(STATUSES, { optional: true })
  status?: DeliveryStatus;
}

export class DeliveryAnswer {
  @Id()
  id!: string;

  @Text({
    example: 'invoice.approved.v1',
    description: 'The type of the event, or the kind of notification.',
  })
  kind!: string;

  @Id({ description: 'The webhook-id: the same for every copy of one occurrence.' })
  eventId!: string;

  @OneOf(STATUSES, { description: 'failed: it is not tried any more; replay it.' })
  status!: DeliveryStatus;

  @Whole()
  attempts!: number;

  @Whole({ nullable: true, description: 'The HTTP status of the last attempt that got an answer.' })
  lastStatus!: number | null;

  @Text({ nullable: true })
  lastError!: string | null;

  @Id({ nullable: true, description: 'The delivery that this one repeats.' })
  replayOf!: string | null;

  @Json({ description: 'The body as it is signed and sent.' })
  payload!: object;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  deliveredAt!: string | null;

  static of({
    channel: _channel,
    targetId: _target,
    createdAt,
    deliveredAt,
    ...delivery
  }: Delivery): DeliveryAnswer {
    return {
      ...delivery,
      createdAt: createdAt.toISOString(),
      deliveredAt: deliveredAt?.toISOString() ?? null,
    };
  }
}

export class DeliveryPage {
  @ListOf(() => DeliveryAnswer)
  items!: DeliveryAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
