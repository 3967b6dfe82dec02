import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { ContractorDayList, ContractorDaysQuery } from './dto/contractor-days.dto.js';
import { ActiveContractorList, ListQuery } from './dto/tracking.dto.js';
import { ShowActive } from './queries/show-active.query.js';
import { ShowDays } from './queries/show-days.query.js';

@ApiTags('dashboard')
@Controller('dashboard/contractors')
export class ActiveContractorsController {
  constructor(
    private readonly showing: ShowActive,
    private readonly days: ShowDays,
  ) {}

  @Get('active')
  @ApiOperation({
    summary: 'Who is clocked in or in touch: presence, timer, job and place. Who looks is written down.',
  })
  @ApiOkResponse({ type: ActiveContractorList })
  list(@Query() page: ListQuery, @CurrentUser() caller: Caller): Promise<ActiveContractorList> {
    return this.showing.run(page, caller);
  }

  @Get('day')
  @ApiOperation({
    summary:
      "Everybody's day by name: work, breaks, planned visits, and what is late, off site or counted twice.",
  })
  @ApiOkResponse({ type: ContractorDayList })
  day(@Query() query: ContractorDaysQuery, @CurrentUser() caller: Caller): Promise<ContractorDayList> {
    return this.days.run(query, caller);
  }
}
