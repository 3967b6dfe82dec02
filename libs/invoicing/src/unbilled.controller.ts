import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CustomerId, JobId } from './dto/id.pipes.js';
import { UnbilledAnswer, UnbilledQuery } from './dto/unbilled.dto.js';
import { ShowUnbilled } from './queries/show-unbilled.query.js';

@ApiTags('invoices')
@Controller()
export class UnbilledController {
  constructor(private readonly show: ShowUnbilled) {}

  @Get('jobs/:id/unbilled')
  @ApiOperation({
    summary: 'What a job could be invoiced for now: work, time, expenses and material, priced.',
  })
  @ApiOkResponse({ type: UnbilledAnswer })
  ofJob(@Param('id', JobId) id: string, @Query() query: UnbilledQuery): Promise<UnbilledAnswer> {
    return this.show.ofJob(id, query);
  }

  @Get('customers/:id/unbilled')
  @ApiOperation({ summary: 'The same for all jobs of a customer.' })
  @ApiOkResponse({ type: UnbilledAnswer })
  ofCustomer(@Param('id', CustomerId) id: string, @Query() query: UnbilledQuery): Promise<UnbilledAnswer> {
    return this.show.ofCustomer(id, query);
  }
}
