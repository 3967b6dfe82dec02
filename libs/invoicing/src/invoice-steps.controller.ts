import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SendInvoice } from './commands/send-invoice.command.js';
import { SubmitInvoice } from './commands/submit-invoice.command.js';
import { VoidInvoice } from './commands/void-invoice.command.js';
import { InvoiceId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { VersionBody, VoidBody } from './dto/invoice-requests.dto.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('invoices')
@Controller('invoices/:id')
export class InvoiceStepsController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly submitting: SubmitInvoice,
    private readonly sending: SendInvoice,
    private readonly voiding: VoidInvoice,
  ) {}

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand a draft, or an invoice that was sent back, to whoever approves.' })
  @ApiOkResponse({ type: InvoiceAnswer })
  async submit(@Param('id', InvoiceId) id: string, @Body() { version }: VersionBody): Promise<InvoiceAnswer> {
    await this.submitting.run(id, version ?? undefined);
    return this.show.one(id);
  }

  @Post('send')
  @HttpCode(200)
  @ApiOperation({ summary: 'Note that an approved invoice went to its customer.' })
  @ApiOkResponse({ type: InvoiceAnswer })
  async send(@Param('id', InvoiceId) id: string): Promise<InvoiceAnswer> {
    await this.sending.send(id);
    return this.show.one(id);
  }

  @Post('void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an invoice back for good; what it billed can be billed again.' })
  @ApiOkResponse({ type: InvoiceAnswer })
  async void(
    @Param('id', InvoiceId) id: string,
    @Body() { reason, version }: VoidBody,
  ): Promise<InvoiceAnswer> {
    await this.voiding.run(id, reason, version ?? undefined);
    return this.show.one(id);
  }
}
