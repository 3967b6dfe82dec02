import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, PageQuery, toPage } from '#platform';
import { ChangeEndpointCommand } from './commands/change-endpoint.command.js';
import { WebhookEndpointCommand, type WithSecret } from './commands/webhook-endpoint.command.js';
import { endpointNotFound } from './domain/notifications-errors.js';
import { idOf } from './dto/id-of.js';
import {
  ChangeWebhookEndpointBody,
  CreateWebhookEndpointBody,
  NewWebhookEndpointAnswer,
  WebhookEndpointAnswer,
  WebhookEndpointPage,
} from './dto/outside.dto.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';

const Id = () => Param('id', idOf(endpointNotFound));

@ApiTags('webhook-endpoints')
@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly command: WebhookEndpointCommand,
    private readonly changing: ChangeEndpointCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The programs that are told, newest first; never their secrets.' })
  @ApiOkResponse({ type: WebhookEndpointPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<WebhookEndpointPage> {
    const beforeId = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.endpoints.page(limit + 1, beforeId);
    return toPage(rows, limit, ({ id }) => [id], WebhookEndpointAnswer.of);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One endpoint.' })
  @ApiOkResponse({ type: WebhookEndpointAnswer })
  async show(@Id() id: string): Promise<WebhookEndpointAnswer> {
    const found = await this.endpoints.find(id);
    if (!found) throw endpointNotFound();
    return WebhookEndpointAnswer.of(found);
  }

  @Post()
  @ApiOperation({ summary: 'Tell a program. The answer shows the secret that signs its messages, once.' })
  @ApiCreatedResponse({ type: NewWebhookEndpointAnswer })
  async create(@Body() body: CreateWebhookEndpointBody): Promise<NewWebhookEndpointAnswer> {
    return withSecret(await this.command.create(body));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change it, or switch it on again.' })
  @ApiOkResponse({ type: WebhookEndpointAnswer })
  async change(@Id() id: string, @Body() body: ChangeWebhookEndpointBody): Promise<WebhookEndpointAnswer> {
    const { version, ...input } = body;
    return WebhookEndpointAnswer.of(await this.changing.execute(id, version, input));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'A new secret; the old one signs beside it for 24 hours.' })
  @ApiOkResponse({ type: NewWebhookEndpointAnswer })
  async rotateSecret(@Id() id: string): Promise<NewWebhookEndpointAnswer> {
    return withSecret(await this.command.rotateSecret(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell it nothing any more. What it was told stays in the log.' })
  remove(@Id() id: string): Promise<void> {
    return this.command.remove(id);
  }
}

function withSecret(made: WithSecret): NewWebhookEndpointAnswer {
  return { ...WebhookEndpointAnswer.of(made), secret: made.secret };
}
