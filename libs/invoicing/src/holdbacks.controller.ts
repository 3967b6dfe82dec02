import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReleaseHoldback } from './commands/release-holdback.command.js';
import { ScheduleHoldbacks } from './commands/schedule-holdbacks.command.js';
import {
  DraftedInvoices,
  HoldbackListQuery,
  HoldbackPage,
  ReleaseDayAnswer,
  ReleaseDayBody,
  ReleaseHoldbackBody,
} from './dto/billing.dto.js';
import { ShowHoldbacks } from './queries/show-holdbacks.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('holdbacks')
@Controller('holdbacks')
export class HoldbacksController {
  constructor(
    private readonly show: ShowHoldbacks,
    private readonly invoices: ShowInvoices,
    private readonly releasing: ReleaseHoldback,
    private readonly scheduling: ScheduleHoldbacks,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What approved invoices and bills hold back, newest first.' })
  @ApiOkResponse({ type: HoldbackPage })
  list(@Query() query: HoldbackListQuery): Promise<HoldbackPage> {
    return this.show.page(query);
  }

  @Post('release')
  @ApiOperation({ summary: 'Bill what was held back: a draft for each customer or contractor and job.' })
  @ApiCreatedResponse({ type: DraftedInvoices })
  async release(@Body() body: ReleaseHoldbackBody): Promise<DraftedInvoices> {
    const ids = await this.releasing.run(body);
    return { items: await Promise.all(ids.map((id) => this.invoices.one(id))) };
  }

  @Post('release-day')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say when the holdbacks of a job may be released.' })
  @ApiOkResponse({ type: ReleaseDayAnswer })
  async schedule(@Body() { jobId, releaseOn }: ReleaseDayBody): Promise<ReleaseDayAnswer> {
    return { holdbacks: await this.scheduling.run(jobId, releaseOn) };
  }
}
