import { Injectable } from '@nestjs/common';
import { orderNotFound } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import type { ReceiptView } from '../domain/receipt.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import { type NewReceipt, ReceiptsRepository } from '../receipts.repository.js';
import { CountProgressCommand } from './count-progress.command.js';
import { MovePurchaseOrderCommand } from './move-purchase-order.command.js';
import { OrderAnnouncer } from './order-announcer.js';

/** Receipts together with what they count against their order. Needs an open unit of work. */
@Injectable()
export class ReceiptBook {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly receipts: ReceiptsRepository,
    private readonly progress: CountProgressCommand,
    private readonly moveOrder: MovePurchaseOrderCommand,
    private readonly announcer: OrderAnnouncer,
  ) {}

  async locked(orderId: string): Promise<PurchaseOrderView> {
    const order = await this.orders.lock(orderId);
    if (!order) throw orderNotFound();
    return order;
  }

  find(id: string): Promise<ReceiptView | undefined> {
    return this.receipts.find(id);
  }

  async record(
    order: PurchaseOrderView,
    overrideReason: string | null,
    receipt: NewReceipt,
  ): Promise<ReceiptView> {
    await this.progress.add('received', countedLines(receipt), { overrideReason });
    const recorded = await this.receipts.create(receipt);
    const { lines } = recorded;
    await this.announcer.receipt(recorded, order, { lines, ...(overrideReason && { overrideReason }) });
    if (order.status === 'approved') await this.moveOrder.execute(order.id, 'begin');
    return recorded;
  }

  /** False when it was void already. */
  async void(order: PurchaseOrderView, receipt: ReceiptView, reason: string): Promise<boolean> {
    if (!(await this.receipts.void(receipt.id, reason))) return false;
    await this.progress.take('received', countedLines(receipt));
    await this.announcer.receipt(receipt, order, { reason }, { isVoided: true });
    return true;
  }
}

function countedLines({ lines, purchaseOrderId }: Pick<ReceiptView, 'lines' | 'purchaseOrderId'>) {
  return lines.map((line) => ({ ...line, purchaseOrderId }));
}
