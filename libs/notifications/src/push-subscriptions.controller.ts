import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { CONFIG, type Config } from '#platform';
import { PushSubscriptionCommand } from './commands/push-subscription.command.js';
import { subscriptionNotFound } from './domain/notifications-errors.js';
import { idOf } from './dto/id-of.js';
import { CreatedAnswer, PushSubscriptionsAnswer, SubscribeBody } from './dto/notifications.dto.js';
import { PushSubscriptionsRepository } from './push-subscriptions.repository.js';

@ApiTags('notifications')
@Controller('push-subscriptions')
export class PushSubscriptionsController {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly command: PushSubscriptionCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My browsers that may be woken, and the key to subscribe with.' })
  @ApiOkResponse({ type: PushSubscriptionsAnswer })
  async list(@CurrentUser() { userId }: Caller): Promise<PushSubscriptionsAnswer> {
    const rows = await this.subscriptions.list(userId);
    return {
      publicKey: this.config.webPush?.publicKey ?? null,
      items: rows.map(({ id, device, createdAt }) => ({ id, device, createdAt: createdAt.toISOString() })),
    };
  }

  @Post()
  @ApiOperation({ summary: 'Let this browser be woken.' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  async subscribe(@CurrentUser() { userId }: Caller, @Body() body: SubscribeBody): Promise<CreatedAnswer> {
    const { endpoint, keys, device } = body;
    return { id: await this.command.subscribe(userId, { endpoint, keys: { ...keys } }, device ?? null) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave this browser alone.' })
  unsubscribe(
    @CurrentUser() { userId }: Caller,
    @Param('id', idOf(subscriptionNotFound)) id: string,
  ): Promise<void> {
    return this.command.unsubscribe(userId, id);
  }
}
