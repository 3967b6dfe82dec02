import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { PageQuery } from '#platform';
import { InvoiceHistoryPage } from './dto/history.dto.js';
import { InvoiceId } from './dto/id.pipes.js';
import { InvoiceHistory } from './queries/invoice-history.query.js';

@ApiTags('invoices')
@Controller('invoices/:id/history')
export class InvoiceHistoryController {
  constructor(private readonly history: InvoiceHistory) {}

  @Get()
  @ApiOperation({ summary: 'Every step of an invoice, newest first, as far as the caller may see it.' })
  @ApiOkResponse({ type: InvoiceHistoryPage })
  page(
    @Param('id', InvoiceId) id: string,
    @Query() query: PageQuery,
    @CurrentUser() caller: Caller,
  ): Promise<InvoiceHistoryPage> {
    return this.history.of(id, caller, query);
  }
}
