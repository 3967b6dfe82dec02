import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnterCredit } from './commands/enter-credit.command.js';
import { Refund } from './commands/refund.command.js';
import { UseCredit } from './commands/use-credit.command.js';
import {
  AllocateBody,
  CreateCreditBody,
  CreditAnswer,
  CreditListQuery,
  CreditPage,
  ReasonBody,
} from './dto/credits.dto.js';
import { CreditId } from './dto/id.pipes.js';
import { RefundAnswer, RefundBody } from './dto/refunds.dto.js';
import { ShowCredits } from './queries/show-credits.query.js';

@ApiTags('credits')
@Controller('credits')
export class CreditsController {
  constructor(
    private readonly show: ShowCredits,
    private readonly entering: EnterCredit,
    private readonly using: UseCredit,
    private readonly refunding: Refund,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Credit notes and credits to us, newest first.' })
  @ApiOkResponse({ type: CreditPage })
  list(@Query() query: CreditListQuery): Promise<CreditPage> {
    return this.show.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One credit and the invoices it pays.' })
  @ApiOkResponse({ type: CreditAnswer })
  one(@Param('id', CreditId) id: string): Promise<CreditAnswer> {
    return this.show.one(id);
  }

  @Post()
  @ApiOperation({
    summary: 'Write a credit of its own; see POST /invoices/{id}/credits for crediting an invoice.',
  })
  @ApiCreatedResponse({ type: CreditAnswer })
  async enter(@Body() body: CreateCreditBody): Promise<CreditAnswer> {
    return this.show.one(await this.entering.run(body));
  }

  @Post(':id/apply')
  @HttpCode(200)
  @ApiOperation({ summary: 'Spend an open credit on invoices.' })
  @ApiOkResponse({ type: CreditAnswer })
  async apply(@Param('id', CreditId) id: string, @Body() body: AllocateBody): Promise<CreditAnswer> {
    await this.using.apply(id, body.allocations);
    return this.show.one(id);
  }

  @Post(':id/void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a credit back: the invoices it had paid are owed again.' })
  @ApiOkResponse({ type: CreditAnswer })
  async void(@Param('id', CreditId) id: string, @Body() { reason }: ReasonBody): Promise<CreditAnswer> {
    await this.using.void(id, reason);
    return this.show.one(id);
  }

  @Post(':id/refunds')
  @ApiOperation({ summary: 'Give back as money what a credit has open.' })
  @ApiCreatedResponse({ type: RefundAnswer })
  async refund(@Param('id', CreditId) id: string, @Body() body: RefundBody): Promise<RefundAnswer> {
    return this.show.refund(await this.refunding.ofCredit(id, refundOf(body)));
  }
}

/** What is left out is empty. */
export function refundOf({ amount, refundDate, accountId, paymentMethodId, reference }: RefundBody) {
  return {
    ...{ amount, refundDate, accountId: accountId ?? null },
    ...{ paymentMethodId: paymentMethodId ?? null, reference: reference ?? null },
  };
}
