import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskDeposit } from './commands/ask-deposit.command.js';
import { BillUnbilled } from './commands/bill-unbilled.command.js';
import { AskDepositBody, BillCustomerBody } from './dto/billing.dto.js';
import { CustomerId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('customers')
@Controller('customers/:id')
export class CustomerBillingController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly billing: BillUnbilled,
    private readonly deposits: AskDeposit,
  ) {}

  @Post('invoices')
  @ApiOperation({
    summary: 'Draft an invoice for what is not billed yet: approved time, unless other sources are named.',
  })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async bill(@Param('id', CustomerId) id: string, @Body() body: BillCustomerBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.billing.toCustomer(id, body));
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
