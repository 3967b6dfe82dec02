import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SealedColumns } from '#platform';
import { EndpointHealth } from './channels/endpoint-health.js';
import { EndpointRests } from './channels/endpoint-rests.js';
import { GoneTargets } from './channels/gone-targets.js';
import { OutsideChannels } from './channels/outside-channels.js';
import { PushChannel } from './channels/push.channel.js';
import { SlackOutput } from './channels/slack.channel.js';
import { WebhookChannel } from './channels/webhook.channel.js';
import { ChangeEndpointCommand } from './commands/change-endpoint.command.js';
import { ChangePreferences } from './commands/change-preferences.command.js';
import { DeliveryHandler } from './commands/delivery.handler.js';
import { FanOutHandler } from './commands/fan-out.handler.js';
import { Letters } from './commands/letters.js';
import { OutsideDeliveries } from './commands/outside-deliveries.js';
import { PushSubscriptionCommand } from './commands/push-subscription.command.js';
import { ReplayDelivery } from './commands/replay-delivery.command.js';
import { ReplaySince } from './commands/replay-since.command.js';
import { ReplaySinceHandler } from './commands/replay-since.handler.js';
import { SendTestEvent } from './commands/send-test-event.command.js';
import { SlackChannelCommand } from './commands/slack-channel.command.js';
import { WebhookEndpointCommand } from './commands/webhook-endpoint.command.js';
import { DataEvents } from './data-events/data-events.facade.js';
import { DataEventsRepository } from './data-events/data-events.repository.js';
import { ReplaysRepository } from './data-events/replays.repository.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DigestsRepository } from './digests.repository.js';
import { NotificationRetention } from './notification-retention.repository.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsFacade } from './notifications.facade.js';
import { NotificationsRepository } from './notifications.repository.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesRepository } from './preferences.repository.js';
import { PushSubscriptionsController } from './push-subscriptions.controller.js';
import { PushSubscriptionsRepository } from './push-subscriptions.repository.js';
import { PreferencesQuery } from './queries/preferences.query.js';
import { ReaderLanguage } from './reader-language.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { DigestHandler } from './schedule/digest.handler.js';
import { DigestSchedule } from './schedule/digest.schedule.js';
import { SlackChannelsController } from './slack-channels.controller.js';
import { SlackChannelsRepository } from './slack-channels.repository.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { WebhookEventTypesController } from './webhook-event-types.controller.js';

const STORAGE = [
  NotificationsRepository,
  NotificationRetention,
  RecipientsRepository,
  ReaderLanguage,
  PreferencesRepository,
  DigestsRepository,
  DeliveriesRepository,
  PushSubscriptionsRepository,
  SlackChannelsRepository,
  WebhookEndpointsRepository,
  DataEventsRepository,
  ReplaysRepository,
];
const OUTSIDE = [
  PushChannel,
  SlackOutput,
  WebhookChannel,
  OutsideChannels,
  GoneTargets,
  EndpointRests,
  EndpointHealth,
  OutsideDeliveries,
];
const USE_CASES = [
  ChangePreferences,
  PreferencesQuery,
  PushSubscriptionCommand,
  SlackChannelCommand,
  ChangeEndpointCommand,
  WebhookEndpointCommand,
  ReplayDelivery,
  ReplaySince,
  SendTestEvent,
  Letters,
];
const JOBS = [FanOutHandler, DeliveryHandler, ReplaySinceHandler, DigestHandler, DigestSchedule];

const SEALED = [
  { table: 'push_subscriptions', column: 'sealed' },
  { table: 'slack_channels', column: 'url_sealed' },
  { table: 'webhook_endpoints', column: 'secret_sealed' },
  { table: 'webhook_endpoints', column: 'previous_secret_sealed' },
];

@Module({
  imports: [IdentityModule],
  controllers: [
    NotificationsController,
    PreferencesController,
    PushSubscriptionsController,
    SlackChannelsController,
    WebhookEndpointsController,
    WebhookDeliveriesController,
    WebhookEventTypesController,
  ],
  providers: [...STORAGE, ...OUTSIDE, ...USE_CASES, ...JOBS, NotificationsFacade, DataEvents],
  exports: [NotificationsFacade, DataEvents],
})
export class NotificationsModule implements OnModuleInit {
  constructor(private readonly sealedColumns: SealedColumns) {}

  onModuleInit(): void {
    for (const { table, column } of SEALED)
      this.sealedColumns.register({ table, column, rowColumns: ['id'] });
  }
}
