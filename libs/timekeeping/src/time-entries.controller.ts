import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MoveTime } from './commands/move-time.command.js';
import { RecordTime } from './commands/record-time.command.js';
import { timeEntryNotFound } from './domain/time-entry-errors.js';
import {
  RecordTimeBody,
  RejectTimeBody,
  TimeEntryAnswer,
  TimeEntryListQuery,
  TimeEntryPage,
} from './dto/time-entries.dto.js';
import { TimeEntriesRepository } from './time-entries.repository.js';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
const TimeEntryId = new ParseUUIDPipe({ exceptionFactory: timeEntryNotFound });

@ApiTags('time-entries')
@Controller('time-entries')
export class TimeEntriesController {
  constructor(
    private readonly repository: TimeEntriesRepository,
    private readonly recording: RecordTime,
    private readonly moving: MoveTime,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Time entries, latest day first.' })
  @ApiOkResponse({ type: TimeEntryPage })
  list(@Query() query: TimeEntryListQuery): Promise<TimeEntryPage> {
    return this.repository.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One time entry.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async one(@Param('id', TimeEntryId) id: string): Promise<TimeEntryAnswer> {
    const entry = await this.repository.find(id);
    if (!entry) throw timeEntryNotFound();
    return entry;
  }

  @Post()
  @ApiOperation({ summary: 'Record a day of work, as on a time sheet.' })
  @ApiCreatedResponse({ type: TimeEntryAnswer })
  record(@Body() body: RecordTimeBody): Promise<TimeEntryAnswer> {
    return this.recording.run(body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand the entry in for approval.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  submit(@Param('id', TimeEntryId) id: string): Promise<TimeEntryAnswer> {
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
