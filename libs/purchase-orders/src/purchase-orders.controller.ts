import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePurchaseOrderCommand } from './commands/change-purchase-order.command.js';
import { CreatePurchaseOrderCommand } from './commands/create-purchase-order.command.js';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import { orderNotFound } from './domain/purchase-order.errors.js';
import { PurchaseOrderAnswer, PurchaseOrderPage, toAnswer, toRow } from './dto/purchase-order.answer.js';
import {
  CancelPurchaseOrderBody,
  ChangePurchaseOrderBody,
  CreatePurchaseOrderBody,
  MovePurchaseOrderBody,
  PurchaseOrdersQuery,
} from './dto/purchase-orders.dto.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { PurchaseOrderListQuery } from './queries/purchase-order-list.query.js';

/** A malformed id is an id that nothing has. */
const orderId = new ParseUUIDPipe({ exceptionFactory: orderNotFound });

@ApiTags('purchase-orders')
@Controller('purchase-orders')
export class PurchaseOrdersController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly list: PurchaseOrderListQuery,
    private readonly createOrder: CreatePurchaseOrderCommand,
    private readonly changeOrder: ChangePurchaseOrderCommand,
    private readonly moveOrder: MovePurchaseOrderCommand,
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
  @ApiOperation({ summary: 'Change dates, urgency or notes: what is not sent stays as it is.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async change(
    @Param('id', orderId) id: string,
    @Body() { version, ...changes }: ChangePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.changeOrder.execute(id, version, changes));
  }

  @Post(':id/submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put a draft up for approval.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async submit(
    @Param('id', orderId) id: string,
    @Body() { version }: MovePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.moveOrder.execute(id, 'submit', { version }));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve it, so that work can begin.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async approve(
    @Param('id', orderId) id: string,
    @Body() { version }: MovePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.moveOrder.execute(id, 'approve', { version }));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel it, with a reason.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async cancel(
    @Param('id', orderId) id: string,
    @Body() { version, reason }: CancelPurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.moveOrder.execute(id, 'cancel', { version, reason }));
  }
}
