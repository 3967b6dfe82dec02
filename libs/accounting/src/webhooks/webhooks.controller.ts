import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { RefusesByItem } from '#platform';
import { WebhookInbox } from './webhook-inbox.js';

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly inbox: WebhookInbox) {}

  /** Verify the raw bytes, put them in the inbox, acknowledge. Everything else happens later. */
  @Post(':system')
  @HttpCode(200)
  @RefusesByItem()
  @ApiOperation({ summary: 'Notices from an accounting system, signed by it' })
  async receive(
    @Param('system') system: string,
    @Req() request: FastifyRequest & { rawBody?: Buffer },
  ): Promise<{ received: number }> {
    if (!request.rawBody) throw new DomainError('WEBHOOK.NO_BODY', 'The notice has no body.');
    return { received: await this.inbox.receive(system, request.rawBody, request.headers) };
  }
}
