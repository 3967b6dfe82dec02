import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import { orderId } from './dto/order-id.pipe.js';
import { PurchaseOrderAnswer, toAnswer } from './dto/purchase-order.answer.js';
import { CancelPurchaseOrderBody, MovePurchaseOrderBody } from './dto/purchase-orders.dto.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders')
export class OrderStepsController {
  constructor(private readonly moveOrder: MovePurchaseOrderCommand) {}

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

  @Post(':id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that all of it is done; jobs say it by themselves.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async complete(
    @Param('id', orderId) id: string,
    @Body() { version }: MovePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.moveOrder.execute(id, 'complete', { version }));
  }

  @Post(':id/ship')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that it has gone out: its last state.' })
  @ApiOkResponse({ type: PurchaseOrderAnswer })
  async ship(
    @Param('id', orderId) id: string,
    @Body() { version }: MovePurchaseOrderBody,
  ): Promise<PurchaseOrderAnswer> {
    return toAnswer(await this.moveOrder.execute(id, 'ship', { version }));
  }
}
