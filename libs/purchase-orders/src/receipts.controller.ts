import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '#platform';
import { RecordReceiptCommand } from './commands/record-receipt.command.js';
import { VoidReceiptCommand } from './commands/void-receipt.command.js';
import { orderNotFound } from './domain/purchase-order.errors.js';
import { orderId, receiptId } from './dto/order-id.pipe.js';
import { OrderReceiptAnswer, ReceiptPage, RecordReceiptBody, VoidReceiptBody } from './dto/receipts.dto.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { ReceiptsRepository } from './receipts.repository.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders/:id/receipts')
export class ReceiptsController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly receipts: ReceiptsRepository,
    private readonly recordReceipt: RecordReceiptCommand,
    private readonly voidReceipt: VoidReceiptCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was received on an order to a supplier, newest first.' })
  @ApiOkResponse({ type: ReceiptPage })
  async page(@Param('id', orderId) id: string, @Query() query: PageQuery): Promise<ReceiptPage> {
    if (!(await this.orders.find(id))) throw orderNotFound();
    return this.receipts.page(id, query);
  }

  @Post()
  @ApiOperation({ summary: 'Record what a supplier delivered; more than was ordered needs a reason.' })
  @ApiCreatedResponse({ type: OrderReceiptAnswer })
  record(@Param('id', orderId) id: string, @Body() body: RecordReceiptBody): Promise<OrderReceiptAnswer> {
    return this.recordReceipt.execute(id, body);
  }

  @Post(':receiptId/void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a receipt back, with a reason.' })
  @ApiOkResponse({ type: OrderReceiptAnswer })
  void(
    @Param('id', orderId) id: string,
    @Param('receiptId', receiptId) receipt: string,
    @Body() { reason }: VoidReceiptBody,
  ): Promise<OrderReceiptAnswer> {
    return this.voidReceipt.execute(id, receipt, reason);
  }
}
