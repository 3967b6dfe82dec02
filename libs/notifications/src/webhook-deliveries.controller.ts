import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, toPage } from '#platform';
import { ReplayDelivery } from './commands/replay-delivery.command.js';
import { ReplaySince } from './commands/replay-since.command.js';
import { SendTestEvent } from './commands/send-test-event.command.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { deliveryNotFound, endpointNotFound } from './domain/notifications-errors.js';
import { ReplaySinceAnswer, ReplaySinceBody, SendTestEventBody } from './dto/data-events.dto.js';
import { idOf } from './dto/id-of.js';
import { DeliveriesQuery, DeliveryAnswer, DeliveryPage } from './dto/outside.dto.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';

@ApiTags('webhook-endpoints')
@Controller()
export class WebhookDeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly replaying: ReplayDelivery,
    private readonly replayingSince: ReplaySince,
    private readonly testing: SendTestEvent,
  ) {}

  @Get('webhook-endpoints/:id/deliveries')
  @ApiOperation({ summary: 'What an endpoint was told, newest first, and how that went.' })
  @ApiOkResponse({ type: DeliveryPage })
  async list(
    @Param('id', idOf(endpointNotFound)) id: string,
    @Query() { limit, cursor, status }: DeliveriesQuery,
  ): Promise<DeliveryPage> {
    if (!(await this.endpoints.find(id))) throw endpointNotFound();
    const beforeId = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.deliveries.page(id, limit + 1, { status, beforeId });
    return toPage(rows, limit, (row) => [row.id], DeliveryAnswer.of);
  }

  @Get('webhook-deliveries/:id')
  @ApiOperation({ summary: 'One delivery, with the body that was signed.' })
  @ApiOkResponse({ type: DeliveryAnswer })
  async show(@Param('id', idOf(deliveryNotFound)) id: string): Promise<DeliveryAnswer> {
    const found = await this.deliveries.find(id);
    if (!found) throw deliveryNotFound();
    return DeliveryAnswer.of(found);
  }

  @Post('webhook-deliveries/:id/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send it again, under the same webhook-id.' })
  @ApiAcceptedResponse({ type: DeliveryAnswer })
  async replay(@Param('id', idOf(deliveryNotFound)) id: string): Promise<DeliveryAnswer> {
    return DeliveryAnswer.of(await this.replaying.run(id));
  }

  @Post('webhook-endpoints/:id/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send an endpoint everything again since a moment, what it missed while it was off included.',
  })
  @ApiAcceptedResponse({ type: ReplaySinceAnswer })
  replaySince(
    @Param('id', idOf(endpointNotFound)) id: string,
    @Body() { since, onlyMissing = false }: ReplaySinceBody,
  ): Promise<ReplaySinceAnswer> {
    return this.replayingSince.run(id, since, onlyMissing);
  }

  @Post('webhook-endpoints/:id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send an endpoint an example, signed as everything is and marked with `isTest`.' })
  @ApiAcceptedResponse({ type: DeliveryAnswer })
  async test(
    @Param('id', idOf(endpointNotFound)) id: string,
    @Body() { type }: SendTestEventBody,
  ): Promise<DeliveryAnswer> {
    return DeliveryAnswer.of(await this.testing.run(id, type));
  }
}
