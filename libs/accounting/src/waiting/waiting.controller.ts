import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecideWaitingCommand } from './decide-waiting.command.js';
import {
  DecideBody,
  DecidedAnswer,
  WaitingCountsAnswer,
  WaitingListAnswer,
  WaitingListQuery,
} from './waiting.dto.js';
import { WaitingQuery } from './waiting.query.js';

@ApiTags('conflicts')
@Controller('sync-waiting')
export class WaitingController {
  constructor(
    private readonly query: WaitingQuery,
    private readonly decisions: DecideWaitingCommand,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What waits for a person: conflicts, and writes that cannot go, the newest first',
  })
  @ApiOkResponse({ type: WaitingListAnswer })
  list(@Query() query: WaitingListQuery): Promise<WaitingListAnswer> {
    return this.query.list(query);
  }

  @Get('counts')
  @ApiOperation({ summary: 'How long that list is, in all and by connection' })
  @ApiOkResponse({ type: WaitingCountsAnswer })
  counts(): Promise<WaitingCountsAnswer> {
    return this.query.counts();
  }

  @Post(':id/decide')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide something that waits, and all that are alike when asked to' })
  @ApiOkResponse({ type: DecidedAnswer })
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideBody): Promise<DecidedAnswer> {
    return this.decisions.execute(id, body);
  }
}
