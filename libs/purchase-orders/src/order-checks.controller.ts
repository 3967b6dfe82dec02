import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Money } from '#kernel';
import { orderNotFound } from './domain/purchase-order.errors.js';
import type { PurchaseOrderView } from './domain/purchase-order.js';
import { matchOrder } from './domain/three-way-match.js';
import { MatchAnswer, PossibleDuplicatesAnswer } from './dto/order-checks.answer.js';
import { orderId } from './dto/order-id.pipe.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { DuplicatesQuery } from './queries/duplicates.query.js';

@ApiTags('purchase-orders')
@Controller('purchase-orders/:id')
export class OrderChecksController {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly duplicates: DuplicatesQuery,
  ) {}

  @Get('duplicates')
  @ApiOperation({ summary: 'Orders that may be the same one, and why.' })
  @ApiOkResponse({ type: PossibleDuplicatesAnswer })
  async duplicatesOf(@Param('id', orderId) id: string): Promise<PossibleDuplicatesAnswer> {
    const found = await this.duplicates.ofOrder(await this.order(id));
    return { items: found.map((one) => ({ ...one, total: Money.of(one.total).toFixed() })) };
  }

  @Get('match')
  @ApiOperation({ summary: 'Where the order, its receipts and its bills do not agree.' })
  @ApiOkResponse({ type: MatchAnswer })
  async match(@Param('id', orderId) id: string): Promise<MatchAnswer> {
    const findings = matchOrder(await this.order(id)).map(
      ({ purchaseOrderId: _order, ...finding }) => finding,
    );
    return { isMatched: findings.every(({ severity }) => severity !== 'block'), findings };
  }

  private async order(id: string): Promise<PurchaseOrderView> {
    const found = await this.orders.find(id);
    if (!found) throw orderNotFound();
    return found;
  }
}
