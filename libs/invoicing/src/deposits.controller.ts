import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DepositListQuery, DepositPage } from './dto/billing.dto.js';
import { ShowHoldbacks } from './queries/show-holdbacks.query.js';

@ApiTags('deposits')
@Controller('deposits')
export class DepositsController {
  constructor(private readonly show: ShowHoldbacks) {}

  @Get()
  @ApiOperation({ summary: 'Deposits that were asked for, and what is left of them, newest first.' })
  @ApiOkResponse({ type: DepositPage })
  list(@Query() query: DepositListQuery): Promise<DepositPage> {
    return this.show.deposits(query);
  }
}
