import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser, ownRows } from '#identity';
import { MoveTime } from './commands/move-time.command.js';
import { RecordTime } from './commands/record-time.command.js';
import { TimeEntryId } from './dto/ids.pipe.js';
import {
  RecordTimeBody,
  RejectTimeBody,
  TimeEntryAnswer,
  TimeEntryListQuery,
  TimeEntryPage,
} from './dto/time-entries.dto.js';
import { ReachTime } from './queries/reach-time.query.js';
import { TimeEntriesRepository } from './time-entries.repository.js';

@ApiTags('time-entries')
@Controller('time-entries')
export class TimeEntriesController {
  constructor(
    private readonly repository: TimeEntriesRepository,
    private readonly recording: RecordTime,
    private readonly moving: MoveTime,
    private readonly reach: ReachTime,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Time entries, latest day first.' })
  @ApiOkResponse({ type: TimeEntryPage })
  list(@Query() query: TimeEntryListQuery, @CurrentUser() caller: Caller): Promise<TimeEntryPage> {
    return this.repository.list({ ...query, own: ownRows(caller) });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One time entry.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  one(@Param('id', TimeEntryId) id: string, @CurrentUser() caller: Caller): Promise<TimeEntryAnswer> {
    return this.reach.entry(id, caller);
  }

  @Post()
  @ApiOperation({ summary: 'Record a day of work, as on a time sheet.' })
  @ApiCreatedResponse({ type: TimeEntryAnswer })
  record(@Body() body: RecordTimeBody, @CurrentUser() caller: Caller): Promise<TimeEntryAnswer> {
    this.reach.contractor(body.contractorId, caller);
    return this.recording.run(body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand the entry in for approval.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async submit(
    @Param('id', TimeEntryId) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    await this.reach.entry(id, caller);
    return this.moving.submit(id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept the time: it may be billed and goes to the books.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  approve(@Param('id', TimeEntryId) id: string): Promise<TimeEntryAnswer> {
    return this.moving.approve(id);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send the entry back with a reason.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  reject(@Param('id', TimeEntryId) id: string, @Body() { reason }: RejectTimeBody): Promise<TimeEntryAnswer> {
    return this.moving.reject(id, reason);
  }
}
