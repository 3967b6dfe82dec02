import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlertCommand } from './alert.command.js';
import { AlertAnswer, AlertsAnswer, AlertsQuery, SilenceBody } from './alerts.dto.js';
import { AlertQueries, alertAnswer } from './alerts.query.js';

@ApiTags('integrations')
@Controller('sync-alerts')
export class AlertsController {
  constructor(
    private readonly queries: AlertQueries,
    private readonly command: AlertCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is wrong with connections, and what was; newest first' })
  @ApiOkResponse({ type: AlertsAnswer })
  list(@Query() query: AlertsQuery): Promise<AlertsAnswer> {
    return this.queries.list(query);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'I have taken it up: nobody else is told, and it ends by itself' })
  @ApiOkResponse({ type: AlertAnswer })
  async acknowledge(@Param('id', ParseUUIDPipe) id: string): Promise<AlertAnswer> {
    return alertAnswer(await this.command.acknowledge(id));
  }

  @Post(':id/silence')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell nobody of this until a moment' })
  @ApiOkResponse({ type: AlertAnswer })
  async silence(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { until }: SilenceBody,
  ): Promise<AlertAnswer> {
    return alertAnswer(await this.command.silence(id, new Date(until)));
  }

  @Delete(':id/silence')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell people of this again' })
  async endSilence(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.command.silence(id, null);
  }
}
