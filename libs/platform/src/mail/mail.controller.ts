import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decodeCursor, toPage } from '../http/paging.js';
import { MailPageView, MailQuery, MailView } from './mail.dto.js';
import { MailsRepository } from './mails.repository.js';

@ApiTags('mail')
@Controller('mail')
export class MailController {
  constructor(private readonly mails: MailsRepository) {}

  @Get()
  @ApiOperation({ summary: 'The letters that were sent or wait to be, newest first; never their content.' })
  @ApiOkResponse({ type: MailPageView })
  async list(@Query() { limit, cursor, status }: MailQuery): Promise<MailPageView> {
    const beforeId = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.mails.list(limit + 1, { status, beforeId });
    return toPage(rows, limit, (row) => [row.id], MailView.of);
  }
}
