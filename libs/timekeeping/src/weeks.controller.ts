import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser, ownRows } from '#identity';
import { LockWeek } from './commands/lock-week.command.js';
import { MoveWeek } from './commands/move-week.command.js';
import {
  ApproveWeekBody,
  ContractorWeekBody,
  MovedAnswer,
  RejectWeekBody,
  UnlockWeekBody,
  WeekAnswer,
  WeekBody,
  WeekQuery,
} from './dto/weeks.dto.js';
import { ReachTime } from './queries/reach-time.query.js';
import { ShowWeek } from './queries/show-week.query.js';

@ApiTags('time-entries')
@Controller('time-weeks')
export class WeeksController {
  constructor(
    private readonly week: ShowWeek,
    private readonly moving: MoveWeek,
    private readonly locking: LockWeek,
    private readonly reach: ReachTime,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A week with what each contractor has in it. A contractor sees her own.' })
  @ApiOkResponse({ type: WeekAnswer })
  show(@Query() { day }: WeekQuery, @CurrentUser() caller: Caller): Promise<WeekAnswer> {
    return this.week.run(day, ownRows(caller));
  }

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({ summary: "Hand in a contractor's week." })
  @ApiOkResponse({ type: MovedAnswer })
  async submit(
    @Body() { contractorId, day }: ContractorWeekBody,
    @CurrentUser() caller: Caller,
  ): Promise<MovedAnswer> {
    this.reach.contractor(contractorId, caller);
    return { moved: await this.moving.submit(contractorId, day) };
  }

  @Post('approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept what a contractor handed in of a week.' })
  @ApiOkResponse({ type: MovedAnswer })
  async approve(
    @Body() { contractorId, day, seen }: ApproveWeekBody,
    @CurrentUser() caller: Caller,
  ): Promise<MovedAnswer> {
    return { moved: await this.moving.approve(contractorId, day, caller, seen ?? undefined) };
  }

  @Post('reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it back with a reason.' })
  @ApiOkResponse({ type: MovedAnswer })
  async reject(
    @Body() { contractorId, day, reason }: RejectWeekBody,
    @CurrentUser() caller: Caller,
  ): Promise<MovedAnswer> {
    return { moved: await this.moving.reject(contractorId, day, reason, caller) };
  }

  @Post('lock')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a week for everybody: nothing of it can be added or changed.' })
  @ApiOkResponse({ type: WeekAnswer })
  async lock(@Body() { day }: WeekBody): Promise<WeekAnswer> {
    await this.locking.lock(day);
    return this.week.run(day);
  }

  @Post('unlock')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open a week again; the reason is kept.' })
  @ApiOkResponse({ type: WeekAnswer })
  async unlock(@Body() { day, reason }: UnlockWeekBody): Promise<WeekAnswer> {
    await this.locking.unlock(day, reason);
    return this.week.run(day);
  }
}
