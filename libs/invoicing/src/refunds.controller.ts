import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refund } from './commands/refund.command.js';
import { ReasonBody } from './dto/credits.dto.js';
import { RefundId } from './dto/id.pipes.js';
import { RefundAnswer, RefundListQuery, RefundPage } from './dto/refunds.dto.js';
import { ShowCredits } from './queries/show-credits.query.js';

@ApiTags('payments')
@Controller('refunds')
export class RefundsController {
  constructor(
    private readonly show: ShowCredits,
    private readonly refunding: Refund,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Money given back, newest first.' })
  @ApiOkResponse({ type: RefundPage })
  list(@Query() query: RefundListQuery): Promise<RefundPage> {
    return this.show.refunds(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One refund.' })
  @ApiOkResponse({ type: RefundAnswer })
  one(@Param('id', RefundId) id: string): Promise<RefundAnswer> {
    return this.show.refund(id);
  }

  @Post(':id/void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a refund back: the payment or credit has the money again.' })
  @ApiOkResponse({ type: RefundAnswer })
  async void(@Param('id', RefundId) id: string, @Body() { reason }: ReasonBody): Promise<RefundAnswer> {
    await this.refunding.void(id, reason);
    return this.show.refund(id);
  }
}
