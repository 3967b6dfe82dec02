import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordPayment } from './commands/record-payment.command.js';
import { VoidPayment } from './commands/void-payment.command.js';
import { PaymentId } from './dto/id.pipes.js';
import {
  PaymentAnswer,
  PaymentListQuery,
  PaymentPage,
  RecordPaymentBody,
  VoidPaymentBody,
} from './dto/payments.dto.js';
import { ShowPayments } from './queries/show-payments.query.js';

@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly show: ShowPayments,
    private readonly recording: RecordPayment,
    private readonly voiding: VoidPayment,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Payments, newest first.' })
  @ApiOkResponse({ type: PaymentPage })
  list(@Query() query: PaymentListQuery): Promise<PaymentPage> {
    return this.show.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One payment and the invoices it pays.' })
  @ApiOkResponse({ type: PaymentAnswer })
  one(@Param('id', PaymentId) id: string): Promise<PaymentAnswer> {
    return this.show.one(id);
  }

  @Post()
  @ApiOperation({ summary: 'Record money received or paid, and spend it on invoices.' })
  @ApiCreatedResponse({ type: PaymentAnswer })
  async record(@Body() body: RecordPaymentBody): Promise<PaymentAnswer> {
    const id = await this.recording.run({
      direction: body.direction,
      customerId: body.customerId ?? null,
      contractorId: body.contractorId ?? null,
      paymentDate: body.paymentDate,
      amount: body.amount,
      currency: body.currency,
      exchangeRate: body.exchangeRate ?? null,
      paymentMethodId: body.paymentMethodId ?? null,
      accountId: body.accountId ?? null,
      reference: body.reference ?? null,
      memo: body.memo ?? null,
      allocations: body.allocations ?? [],
    });
    return this.show.one(id);
  }

  @Post(':id/void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a payment back: the invoices it had paid are owed again.' })
  @ApiOkResponse({ type: PaymentAnswer })
  async void(
    @Param('id', PaymentId) id: string,
    @Body() { reason }: VoidPaymentBody,
  ): Promise<PaymentAnswer> {
    await this.voiding.run(id, reason);
    return this.show.one(id);
  }
}
