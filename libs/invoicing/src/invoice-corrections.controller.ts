import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CreditInvoice } from './commands/credit-invoice.command.js';
import { RebillInvoice } from './commands/rebill-invoice.command.js';
import { CreditAnswer, CreditInvoiceBody } from './dto/credits.dto.js';
import { InvoiceId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { RebillBody } from './dto/invoice-requests.dto.js';
import { ShowCredits } from './queries/show-credits.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('invoices')
@Controller('invoices/:id')
export class InvoiceCorrectionsController {
  constructor(
    private readonly invoices: ShowInvoices,
    private readonly credits: ShowCredits,
    private readonly crediting: CreditInvoice,
    private readonly rebilling: RebillInvoice,
  ) {}

  @Post('credits')
  @ApiOperation({
    summary: 'Credit an invoice or lines of it; the credit pays the invoice as far as it is open.',
  })
  @ApiCreatedResponse({ type: CreditAnswer })
  async credit(@Param('id', InvoiceId) id: string, @Body() body: CreditInvoiceBody): Promise<CreditAnswer> {
    return this.credits.one(await this.crediting.run(id, body));
  }

  @Post('rebill')
  @ApiOperation({ summary: 'Void an invoice and draft another of the same lines and evidence.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async rebill(@Param('id', InvoiceId) id: string, @Body() body: RebillBody): Promise<InvoiceAnswer> {
    return this.invoices.one(await this.rebilling.run(id, body));
  }
}
