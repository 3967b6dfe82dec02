import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser, ownRows } from '#identity';
import { ChangeTime } from './commands/change-time.command.js';
import { RecordCrew } from './commands/record-crew.command.js';
import { RecordTime } from './commands/record-time.command.js';
import { said } from './domain/said.js';
import { TimeEntryId } from './dto/ids.pipe.js';
import { ChangeTimeBody, CrewAnswer, CrewBody, RecordTimeBody } from './dto/record-time.dto.js';
import { TimeEntryAnswer, TimeEntryListQuery, TimeEntryPage } from './dto/time-entries.dto.js';
import { ReachTime } from './queries/reach-time.query.js';
import { TimeEntriesRepository } from './time-entries.repository.js';

@ApiTags('time-entries')
@Controller('time-entries')
export class TimeEntriesController {
  constructor(
    private readonly repository: TimeEntriesRepository,
    private readonly recording: RecordTime,
    private readonly crew: RecordCrew,
    private readonly changing: ChangeTime,
    private readonly reach: ReachTime,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Time entries, latest day first. A contractor sees her own.' })
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
  @ApiOperation({
    summary: 'Record work: a day and minutes, a start and an end, or a start alone, which starts a timer.',
  })
  @ApiCreatedResponse({ type: TimeEntryAnswer })
  record(@Body() body: RecordTimeBody, @CurrentUser() caller: Caller): Promise<TimeEntryAnswer> {
    this.reach.contractor(body.contractorId, caller);
    return this.recording.run({ ...said(body), contractorId: body.contractorId });
  }

  @Post('crew')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A foreman records the same work for several people; each gets an answer of her own.',
  })
  @ApiOkResponse({ type: CrewAnswer })
  async recordCrew(
    @Body() { crew, ...shared }: CrewBody,
    @CurrentUser() caller: Caller,
  ): Promise<CrewAnswer> {
    return { results: await this.crew.run(crew, shared, caller) };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Correct an entry that is not handed in yet, or that came back.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async change(
    @Param('id', TimeEntryId) id: string,
    @Body() body: ChangeTimeBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    await this.reach.entry(id, caller);
    return this.changing.run(id, body);
  }
}
