import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { PurchaseOrdersFacade, type PurchaseOrderView } from '#purchase-orders';
import { type OrderLineWish, orderLinesToBill } from '../domain/order-billing.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface BillOrderInput
  extends Pick<
    InvoiceInput,
    'invoiceDate' | 'dueDate' | 'termId' | 'exchangeRate' | 'privateNote' | 'holdback' | 'orderOverrideReason'
  > {
  /** The number that the supplier gave the bill. */
  number: string;
  /** Left out: everything that was received and not billed yet. */
  lines?: OrderLineWish[];
}

/** A supplier's bill for what was ordered. */
@Injectable()
export class BillOrder {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. Throws what `orderLinesToBill` throws and `PURCHASE_ORDERS.OVER_BILLED`. */
  async run(orderId: string, { number, lines, ...header }: BillOrderInput): Promise<string> {
    const order = await this.orders.order(orderId);
    if (!order) throw orderNotFound();
    if (order.direction !== 'supplier') throw notToSupplier(order);
    const direction = 'payable' as const;
    const { contractorId, currency, id: purchaseOrderId } = order;
    const composed = await this.composer.compose({
      ...header,
      ...{ direction, contractorId, purchaseOrderId, currency },
      termId: header.termId === undefined ? (order.termId ?? undefined) : header.termId,
      lines: orderLinesToBill(order, lines),
    });
    return this.creating.run({ ...composed, direction, billNumber: number });
  }
}

export function orderNotFound(): DomainError {
  return DomainError.notFound('INVOICING.ORDER_NOT_FOUND', 'There is no such purchase order.');
}

function notToSupplier({ number }: PurchaseOrderView): DomainError {
  return DomainError.conflict(
    'INVOICING.ORDER_OF_ANOTHER',
    `A customer ordered ${number}, so nobody sends us a bill for it.`,
    { fix: 'Invoice the jobs of the order instead.' },
  );
}
