import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeInvoice } from './commands/change-invoice.command.js';
import { EnterInvoice } from './commands/enter-invoice.command.js';
import { InvoiceId } from './dto/id.pipes.js';
import { InvoiceAnswer, InvoicePage } from './dto/invoice-answers.dto.js';
import { InvoicePreviewAnswer } from './dto/invoice-preview.dto.js';
import { ChangeInvoiceBody, CreateInvoiceBody, InvoiceListQuery } from './dto/invoice-requests.dto.js';
import { PreviewInvoice } from './queries/preview-invoice.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('invoices')
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly show: ShowInvoices,
    private readonly entering: EnterInvoice,
    private readonly changing: ChangeInvoice,
    private readonly previews: PreviewInvoice,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Invoices and bills, newest first.' })
  @ApiOkResponse({ type: InvoicePage })
  list(@Query() query: InvoiceListQuery): Promise<InvoicePage> {
    return this.show.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One invoice with its lines, taxes and evidence.' })
  @ApiOkResponse({ type: InvoiceAnswer })
  one(@Param('id', InvoiceId) id: string): Promise<InvoiceAnswer> {
    return this.show.one(id);
  }

  @Post()
  @ApiOperation({ summary: 'Type in an invoice to a customer or a bill to us. It starts as a draft.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async create(@Body() body: CreateInvoiceBody): Promise<InvoiceAnswer> {
    return this.show.one(await this.entering.run(body));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What such an invoice would say, and why it is taxed so. Nothing is kept.' })
  @ApiOkResponse({ type: InvoicePreviewAnswer })
  preview(@Body() body: CreateInvoiceBody): Promise<InvoicePreviewAnswer> {
    return this.previews.entered(body);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the invoice would say after such a change. Nothing is kept.' })
  @ApiOkResponse({ type: InvoicePreviewAnswer })
  previewChange(
    @Param('id', InvoiceId) id: string,
    @Body() body: ChangeInvoiceBody,
  ): Promise<InvoicePreviewAnswer> {
    return this.previews.changed(id, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a draft or an invoice that was sent back. What is left out stays.' })
  @ApiOkResponse({ type: InvoiceAnswer })
  async change(@Param('id', InvoiceId) id: string, @Body() body: ChangeInvoiceBody): Promise<InvoiceAnswer> {
    await this.changing.run(id, body);
    return this.show.one(id);
  }
}
