import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import { type WrittenTable, writeCsv, writeXlsx } from '#platform';
import { orderNotFound } from './domain/purchase-order.errors.js';
import type { PurchaseOrderView } from './domain/purchase-order.js';
import { type FileFormat, OrderFileQuery, OrderPdfQuery, OrdersFileQuery } from './dto/order-files.dto.js';
import { orderId } from './dto/order-id.pipe.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { ExportOrdersQuery } from './queries/export-orders.query.js';
import { OrderPapersQuery } from './queries/order-papers.query.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('purchase-orders')
@Controller('purchase-orders')
export class OrderFilesController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly exports: ExportOrdersQuery,
    private readonly papers: OrderPapersQuery,
  ) {}

  @Get('export')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The list as a CSV or Excel file, with the filters of the list.' })
  @ApiProduces(CSV, XLSX)
  @ApiOkResponse(FILE)
  async list(
    @Query() { format, limit: _limit, cursor: _cursor, ...filter }: OrdersFileQuery,
  ): Promise<StreamableFile> {
    return download(await this.exports.execute(filter), 'purchase-orders', format);
  }

  @Get(':id/export')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'One order as a CSV or Excel file that can be imported again.' })
  @ApiProduces(CSV, XLSX)
  @ApiOkResponse(FILE)
  async one(@Param('id', orderId) id: string, @Query() { format }: OrderFileQuery): Promise<StreamableFile> {
    const order = await this.order(id);
    return download(await this.papers.table(order), order.number, format);
  }

  @Get(':id/pdf')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: 'The order on paper, in English or French.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async pdf(@Param('id', orderId) id: string, @Query() { language }: OrderPdfQuery): Promise<StreamableFile> {
    const order = await this.order(id);
    return new StreamableFile(await this.papers.pdf(order, language), {
      type: 'application/pdf',
      disposition: disposition(`${order.number}.pdf`),
    });
  }

  private async order(id: string): Promise<PurchaseOrderView> {
    const found = await this.orders.find(id);
    if (!found) throw orderNotFound();
    return found;
  }
}

async function download(table: WrittenTable, name: string, format: FileFormat): Promise<StreamableFile> {
  const content = format === 'xlsx' ? await writeXlsx(table) : writeCsv(table);
  return new StreamableFile(content, {
    type: format === 'xlsx' ? XLSX : CSV,
    disposition: disposition(`${name}.${format}`),
  });
}
