import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { receiptNotFound, voidAlready } from '../domain/receipt.errors.js';
import type { ReceiptView } from '../domain/receipt.js';
import { ReceiptBook } from './receipt-book.js';

/** Takes a receipt back that was recorded by mistake; the row stays, with the reason. */
@Injectable()
export class VoidReceiptCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: ReceiptBook,
  ) {}

  execute(orderId: string, receiptId: string, reason: string): Promise<ReceiptView> {
    return this.unitOfWork.run(async () => {
      const order = await this.book.locked(orderId);
      const receipt = await this.book.find(receiptId);
      if (receipt?.purchaseOrderId !== order.id) throw receiptNotFound();
      if (!(await this.book.void(order, receipt, reason))) throw voidAlready();
      return { ...receipt, status: 'void', voidReason: reason };
    });
  }
}
