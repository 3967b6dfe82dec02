import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Money } from '#kernel';
import { AcceptsUpload, uploadOf } from '#platform';
import { ImportOrdersCommand, type ImportReport } from './commands/import-orders.command.js';
import { ImportOrdersQuery, ImportReportAnswer } from './dto/order-files.dto.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders/import')
export class OrderImportsController {
  constructor(private readonly importOrders: ImportOrdersCommand) {}

  @Post()
  @AcceptsUpload()
  @ApiOperation({
    summary: 'Enter the orders of a CSV or Excel file: all of them, or none and every row that is wrong.',
  })
  @ApiCreatedResponse({ type: ImportReportAnswer })
  async enter(
    @Req() request: FastifyRequest,
    @Query() query: ImportOrdersQuery,
  ): Promise<ImportReportAnswer> {
    return toReport(await this.importOrders.execute(await uploadOf(request), query));
  }

  @Post('preview')
  @HttpCode(200)
  @AcceptsUpload()
  @ApiOperation({ summary: 'See what importing a file would do; nothing is written.' })
  @ApiOkResponse({ type: ImportReportAnswer })
  async preview(
    @Req() request: FastifyRequest,
    @Query() query: ImportOrdersQuery,
  ): Promise<ImportReportAnswer> {
    const report = toReport(await this.importOrders.preview(await uploadOf(request), query));
    return { ...report, orders: report.orders.map((order) => ({ ...order, id: null })) };
  }
}

function toReport(report: ImportReport): ImportReportAnswer {
  return {
    ...report,
    isGood: report.errorCount === 0,
    orders: report.orders.map((order) => ({ ...order, total: Money.of(order.total).toFixed() })),
  };
}
