import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { MoveTime } from './commands/move-time.command.js';
import { RunTimer } from './commands/run-timer.command.js';
import { TimeEntryId } from './dto/ids.pipe.js';
import { PunchBody, RejectTimeBody, StopBody } from './dto/record-time.dto.js';
import { TimeEntryAnswer } from './dto/time-entries.dto.js';
import { ReachTime } from './queries/reach-time.query.js';

@ApiTags('time-entries')
@Controller('time-entries/:id')
export class TimeStepsController {
  constructor(
    private readonly timer: RunTimer,
    private readonly moving: MoveTime,
    private readonly reach: ReachTime,
  ) {}

  @Post('pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a break.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async pause(
    @Param('id', TimeEntryId) id: string,
    @Body() { at }: PunchBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    await this.reach.entry(id, caller);
    return this.timer.pause(id, at ?? undefined);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the break.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async resume(
    @Param('id', TimeEntryId) id: string,
    @Body() { at }: PunchBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    await this.reach.entry(id, caller);
    return this.timer.resume(id, at ?? undefined);
  }

  @Post('stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Clock out: the work is cut at midnight, rounded, and handed in.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  async stop(
    @Param('id', TimeEntryId) id: string,
    @Body() { at, keepDraft }: StopBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    await this.reach.entry(id, caller);
    return this.timer.stop(id, at ?? undefined, keepDraft ?? false);
  }

  @Post('submit')
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

  @Post('approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept the time: it may be billed and goes to the books.' })
  @ApiOkResponse({ type: TimeEntryAnswer })
  approve(@Param('id', TimeEntryId) id: string, @CurrentUser() caller: Caller): Promise<TimeEntryAnswer> {
    return this.moving.approve(id, caller);
  }

  @Post('reject')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send the entry back with a reason; its author can change it and hand it in again.',
  })
  @ApiOkResponse({ type: TimeEntryAnswer })
  reject(
    @Param('id', TimeEntryId) id: string,
    @Body() { reason }: RejectTimeBody,
    @CurrentUser() caller: Caller,
  ): Promise<TimeEntryAnswer> {
    return this.moving.reject(id, reason, caller);
  }
}
