import { Body, Controller, Get, Header, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EmailInvoice } from './commands/email-invoice.command.js';
import { InvoiceId } from './dto/id.pipes.js';
import { InvoiceAnswer } from './dto/invoice-answers.dto.js';
import { EmailInvoiceBody, InvoiceLinksAnswer, PaperQuery, ProperInvoiceAnswer } from './dto/papers.dto.js';
import { pdfFile } from './dto/pdf-file.js';
import { InvoiceLinksRepository } from './invoice-links.repository.js';
import { InvoicePapers } from './queries/invoice-papers.query.js';
import { ProperInvoiceQuery } from './queries/proper-invoice.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';

@ApiTags('invoices')
@Controller('invoices')
export class InvoicePapersController {
  constructor(
    private readonly papers: InvoicePapers,
    private readonly proper: ProperInvoiceQuery,
    private readonly emailing: EmailInvoice,
    private readonly links: InvoiceLinksRepository,
    private readonly show: ShowInvoices,
  ) {}

  @Get(':id/pdf')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The invoice on paper, with our branding, in English or French.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Param('id', InvoiceId) id: string, @Query() { language }: PaperQuery): Promise<StreamableFile> {
    return pdfFile(await this.papers.of(id, language));
  }

  @Post(':id/email')
  @ApiOperation({ summary: 'Send it to the customer by e-mail, with a link that tells when it was opened.' })
  @ApiCreatedResponse({ type: InvoiceAnswer })
  async email(@Param('id', InvoiceId) id: string, @Body() body: EmailInvoiceBody): Promise<InvoiceAnswer> {
    await this.emailing.run(id, body);
    return this.show.one(id);
  }

  @Get(':id/links')
  @ApiOperation({ summary: 'When it was sent to whom, and how often it was opened.' })
  @ApiOkResponse({ type: InvoiceLinksAnswer })
  async sent(@Param('id', InvoiceId) id: string): Promise<InvoiceLinksAnswer> {
    await this.show.one(id);
    const links = await this.links.ofInvoice(id);
    return { items: links.map(({ invoiceId: _, ...link }) => link) };
  }

  @Get(':id/proper-invoice')
  @ApiOperation({ summary: "What it lacks under Ontario's Construction Act, and when it must be paid." })
  @ApiOkResponse({ type: ProperInvoiceAnswer })
  properInvoice(@Param('id', InvoiceId) id: string): Promise<ProperInvoiceAnswer> {
    return this.proper.of(id);
  }
}
