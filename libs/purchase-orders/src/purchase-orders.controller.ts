import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePurchaseOrderCommand } from './commands/change-purchase-order.command.js';
import { CreatePurchaseOrderCommand } from './commands/create-purchase-order.command.js';
import { orderNotFound } from './domain/purchase-order.errors.js';
import { orderId } from './dto/order-id.pipe.js';
import { PurchaseOrderAnswer, PurchaseOrderPage, toAnswer, toRow } from './dto/purchase-order.answer.js';
import {
  ChangePurchaseOrderBody,
  CreatePurchaseOrderBody,
  PurchaseOrdersQuery,
} from './dto/purchase-orders.dto.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { PurchaseOrderListQuery } from './queries/purchase-order-list.query.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders')
export class PurchaseOrdersController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly list: PurchaseOrderListQuery,
    private readonly createOrder: CreatePurchaseOrderCommand,
    private readonly changeOrder: ChangePurchaseOrderCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the purchase orders, newest first.' })
  @ApiOkResponse({ type: PurchaseOrderPage })
  async page(@Query() query: PurchaseOrdersQuery): Promise<PurchaseOrderPage> {
    const { items, nextCursor } = await this.list.execute(query);
    return { items: items.map(toRow), nextCursor };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One purchase order with its lines.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async one(@Param('id', orderId) id: string): Promise<PurchaseOrderAnswer> {
    const found = await this.orders.find(id);
    if (!found) throw orderNotFound();
    return toAnswer(found);
  }

  @Post()
  @ApiOperation({ summary: 'Enter a purchase order; it waits for approval unless it is a draft.' })
  @ApiCreatedResponse({ type: PurchaseOrderAnswer })
  async create(@Body() body: CreatePurchaseOrderBody): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.createOrder.execute(body));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change it: what is not sent stays as it is. Once approved, only dates, urgency and notes.',
  })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async change(
    @Param('id', orderId) id: string,
    @Body() { version, ...changes }: ChangePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.changeOrder.execute(id, version, changes));
  }
}
