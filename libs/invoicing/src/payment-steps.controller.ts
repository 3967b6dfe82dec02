import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllocatePayment } from './commands/allocate-payment.command.js';
import { Refund } from './commands/refund.command.js';
import { refundOf } from './credits.controller.js';
import { AllocateBody } from './dto/credits.dto.js';
import { PaymentId } from './dto/id.pipes.js';
import { PaymentAnswer } from './dto/payments.dto.js';
import { RefundAnswer, RefundBody } from './dto/refunds.dto.js';
import { ShowCredits } from './queries/show-credits.query.js';
import { ShowPayments } from './queries/show-payments.query.js';

@ApiTags('payments')
@Controller('payments/:id')
export class PaymentStepsController {
  constructor(
    private readonly payments: ShowPayments,
    private readonly credits: ShowCredits,
    private readonly allocating: AllocatePayment,
    private readonly refunding: Refund,
  ) {}

  @Post('allocate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Spend on invoices what a payment has left.' })
  @ApiOkResponse({ type: PaymentAnswer })
  async allocate(@Param('id', PaymentId) id: string, @Body() body: AllocateBody): Promise<PaymentAnswer> {
    await this.allocating.run(id, body.allocations);
    return this.payments.one(id);
  }

  @Post('refunds')
  @ApiOperation({ summary: 'Give back what no invoice has used of a payment.' })
  @ApiCreatedResponse({ type: RefundAnswer })
  async refund(@Param('id', PaymentId) id: string, @Body() body: RefundBody): Promise<RefundAnswer> {
    return this.credits.refund(await this.refunding.ofPayment(id, refundOf(body)));
  }
}
