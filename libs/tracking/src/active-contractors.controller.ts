import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { ActiveContractorList, ListQuery } from './dto/tracking.dto.js';
import { ShowActive } from './queries/show-active.query.js';

@ApiTags('dashboard')
@Controller('dashboard/contractors')
export class ActiveContractorsController {
  constructor(private readonly showing: ShowActive) {}

  @Get('active')
  @ApiOperation({
    summary: 'Who is clocked in or in touch: presence, timer, job and place. Who looks is written down.',
  })
  @ApiOkResponse({ type: ActiveContractorList })
  list(@Query() page: ListQuery, @CurrentUser() caller: Caller): Promise<ActiveContractorList> {
    return this.showing.run(page, caller);
  }
}
