import { Flag, FlagInQuery, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { CHANNELS, type Channel, type Mode } from '../domain/notification-kind.js';

const MODES = ['instant', 'digest', 'off'] as const;

export class NotificationsQuery extends PageQuery {
  @FlagInQuery({ optional: true, description: 'Only what is not read yet.' })
  unread?: boolean;
}

export class SubjectAnswer {
  @Text({ example: 'invoice' })
  type!: string;

  @Id()
  id!: string;
}

export class NotificationAnswer {
  @Id()
  id!: string;

  @Text({ example: 'invoice.approved' })
  kind!: string;

  @Text({ description: 'In the reader’s language.' })
  title!: string;

  @Text()
  body!: string;

  @Text({ description: 'The page of the subject, below the address of the installation.' })
  page!: string;

  @Nested(() => SubjectAnswer)
  subject!: SubjectAnswer;

  @Instant({ nullable: true })
  readAt!: string | null;

  @Instant()
  createdAt!: string;
}

export class NotificationPage {
  @ListOf(() => NotificationAnswer)
  items!: NotificationAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class UnreadCountAnswer {
  @Whole()
  unread!: number;
}

export class ReadAllAnswer {
  @Whole({ description: 'How many were unread.' })
  read!: number;
}

export class KindChoiceAnswer {
  @Text({ example: 'invoice.approved' })
  kind!: string;

  @Text({ description: 'What it is called, in the reader’s language.' })
  label!: string;

  @OneOf(MODES)
  inApp!: Mode;

  @OneOf(MODES)
  email!: Mode;

  @OneOf(MODES)
  push!: Mode;
}

export class PreferencesAnswer {
  @ListOf(() => KindChoiceAnswer)
  kinds!: KindChoiceAnswer[];

  @Whole({ max: 23, description: 'The hour of the daily digest.' })
  digestHour!: number;

  @Text({ nullable: true, description: 'Null: the organization’s.', example: 'America/Vancouver' })
  timezone!: string | null;
}

export class PreferenceBody {
  @Text({ example: 'invoice.approved' })
  kind!: string;

  @OneOf(CHANNELS)
  channel!: Channel;

  @OneOf(MODES, { description: 'digest is for e-mail only.' })
  mode!: Mode;
}

export class ChangePreferencesBody {
  @ListOf(() => PreferenceBody, { optional: true, max: 200 })
  preferences?: PreferenceBody[];

  @Whole({ optional: true, max: 23 })
  digestHour?: number;

  @Text({ optional: true, min: 0, max: 60, description: 'Empty: the organization’s again.' })
  timezone?: string;
}

export class PushKeysBody {
  @Text({ max: 200, description: 'The browser’s public key, base64url.' })
  p256dh!: string;

  @Text({ max: 100 })
  auth!: string;
}

export class SubscribeBody {
  @Text({ max: 2000, description: 'The push service’s address, as the browser gives it.' })
  endpoint!: string;

  @Nested(() => PushKeysBody)
  keys!: PushKeysBody;

  @Text({ optional: true, max: 120, example: 'Ann’s phone' })
  device?: string;
}

export class PushSubscriptionAnswer {
  @Id()
  id!: string;

  @Text({ nullable: true })
  device!: string | null;

  @Instant()
  createdAt!: string;
}

export class PushSubscriptionsAnswer {
  @Text({
    nullable: true,
    description: 'What a browser subscribes with; null when there is no web push here.',
  })
  publicKey!: string | null;

  @ListOf(() => PushSubscriptionAnswer)
  items!: PushSubscriptionAnswer[];
}

export class CreatedAnswer {
  @Id()
  id!: string;
}

export class SentAnswer {
  @Flag()
  queued!: boolean;
}
