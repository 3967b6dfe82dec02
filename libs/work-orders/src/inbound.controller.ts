import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RefusesByItem } from '#platform';
import { ReceiveNoticeCommand } from './commands/receive-notice.command.js';
import { SaveInboundSourceCommand } from './commands/save-inbound-source.command.js';
import { SyncWorkOrdersCommand } from './commands/sync-work-orders.command.js';
import {
  ChangeSourceBody,
  NoticeAnswer,
  NoticeBody,
  RegisteredSourceAnswer,
  RegisterSourceBody,
  SourceAnswer,
  SourcesAnswer,
  SyncAnswer,
  SyncWorkOrdersBody,
} from './dto/notices.dto.js';
import { sourceId } from './dto/work-order-id.pipe.js';
import { InboundRepository } from './inbound.repository.js';

/** Where other systems hand work in: with an API key in bulk, or with signed notices one by one. */
@ApiTags('work-orders')
@Controller()
export class InboundController {
  constructor(
    private readonly sync: SyncWorkOrdersCommand,
    private readonly notices: ReceiveNoticeCommand,
    private readonly sources: InboundRepository,
    private readonly saving: SaveInboundSourceCommand,
  ) {}

  @Post('workorders/sync')
  @HttpCode(200)
  @RefusesByItem()
  @ApiOperation({ summary: "Create or update work orders by the sender's own ids; each has its own result." })
  @ApiOkResponse({ type: SyncAnswer })
  async take(@Body() { source, workOrders }: SyncWorkOrdersBody): Promise<SyncAnswer> {
    return { results: await this.sync.execute(source, workOrders) };
  }

  @Post('webhooks/receive')
  @HttpCode(200)
  @ApiHeader({ name: 'x-invoicepatch-source', description: 'The id of the registered sender.' })
  @ApiHeader({
    name: 'x-invoicepatch-signature',
    description: 't=<seconds>,v1=<hex HMAC-SHA256 of "<seconds>.<raw body>" with the secret>',
  })
  @ApiOperation({ summary: 'A signed notice about one work order.' })
  @ApiOkResponse({ type: NoticeAnswer })
  receive(
    @Body() notice: NoticeBody,
    @Req() request: FastifyRequest & { rawBody?: Buffer },
  ): Promise<NoticeAnswer> {
    const header = (name: string) => [request.headers[name]].flat()[0];
    return this.notices.execute(notice, {
      sourceId: header('x-invoicepatch-source'),
      signature: header('x-invoicepatch-signature'),
      rawBody: request.rawBody ?? Buffer.alloc(0),
    });
  }

  @Get('inbound-sources')
  @ApiOperation({ summary: 'The systems that may send work.' })
  @ApiOkResponse({ type: SourcesAnswer })
  async list(): Promise<SourcesAnswer> {
    return { items: await this.sources.all() };
  }

  @Post('inbound-sources')
  @ApiOperation({ summary: 'Let a system send work. Its secret is shown this once.' })
  @ApiCreatedResponse({ type: RegisteredSourceAnswer })
  register(@Body() { name, callbackUrl }: RegisterSourceBody): Promise<RegisteredSourceAnswer> {
    return this.saving.register(name, callbackUrl ?? null);
  }

  @Patch('inbound-sources/:id')
  @ApiOperation({ summary: 'Change where its confirmations go.' })
  @ApiOkResponse({ type: SourceAnswer })
  change(
    @Param('id', sourceId) id: string,
    @Body() { version, callbackUrl }: ChangeSourceBody,
  ): Promise<SourceAnswer> {
    return this.saving.redirect(id, version, callbackUrl ?? null);
  }

  @Post('inbound-sources/:id/deactivate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Shut a system out.' })
  @ApiOkResponse({ type: SourceAnswer })
  deactivate(@Param('id', sourceId) id: string): Promise<SourceAnswer> {
    return this.saving.setActive(id, false);
  }

  @Post('inbound-sources/:id/activate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a system that was shut out send again, with the secret that it has.' })
  @ApiOkResponse({ type: SourceAnswer })
  activate(@Param('id', sourceId) id: string): Promise<SourceAnswer> {
    return this.saving.setActive(id, true);
  }

  @Post('inbound-sources/:id/rotate-secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Replace its secret at once. The new one is shown this once.' })
  @ApiOkResponse({ type: RegisteredSourceAnswer })
  rotateSecret(@Param('id', sourceId) id: string): Promise<RegisteredSourceAnswer> {
    return this.saving.rotateSecret(id);
  }
}
