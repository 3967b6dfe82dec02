import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskDeposit } from './commands/ask-deposit.command.js';
import { BillTime } from './commands/bill-time.command.js';
import { AskDepositBody, BillCustomerBody } from './dto/billing.dto.js';
import { CustomerId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('customers')
@Controller('customers/:id')
export class CustomerBillingController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly time: BillTime,
    private readonly deposits: AskDeposit,
  ) {}

  @Post('invoices')
  @ApiOperation({ summary: 'Draft an invoice for approved time of a period that is not billed yet.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(@Param('id', CustomerId) id: string, @Body() body: BillCustomerBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.time.toCustomer(id, body));
  }

  @Post('deposits')
  @ApiOperation({ summary: 'Draft an invoice for money in advance, which later invoices take off.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async askDeposit(
    @Param('id', CustomerId) id: string,
    @Body() body: AskDepositBody,
  ): Promise<InvoiceAnswer> {
    return this.show.one(await this.deposits.run(id, body));
  }
}
