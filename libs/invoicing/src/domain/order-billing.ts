import { DomainError, Money } from '#kernel';
import type { PurchaseOrderView } from '#purchase-orders';
import type { InvoiceDirection, InvoiceLineRecord } from './invoice.js';
import type { LineInput } from './line-input.js';

/** A bill as its purchase order sees it. */
export interface OrderBill {
  direction: InvoiceDirection;
  contractorId: string | null;
  purchaseOrderId: string | null;
  currency: string;
  /** Why it may go past the order. */
  orderOverrideReason?: string | null;
}

/** What one line of a bill counts against a line of its order; never below zero. */
export interface OrderLineBilled {
  lineNumber: number;
  purchaseOrderId: string;
  orderLineNumber: number;
  quantity: string;
  /** Before tax, in the currency of both. */
  amount: string;
}

type BillLine = Pick<InvoiceLineRecord, 'lineNumber' | 'quantity' | 'amount' | 'purchaseOrderLineNumber'>;

/** Throws `INVOICING.ORDER_LINE` for lines that name no order, or stand on an invoice to a customer. */
export function orderLinesBilled(bill: OrderBill, lines: readonly BillLine[]): OrderLineBilled[] {
  const named = lines.filter(({ purchaseOrderLineNumber }) => purchaseOrderLineNumber != null);
  if (named.length === 0) return [];
  const { purchaseOrderId } = bill;
  if (bill.direction === 'receivable')
    throw refuse(
      'Lines of a purchase order are named on bills to us. What a customer ordered is billed by its job.',
    );
  if (!purchaseOrderId) throw refuse('A line names a line of a purchase order, but the bill names no order.');
  return named
    .filter(({ quantity }) => !Money.of(quantity).isNegative())
    .map(({ lineNumber, purchaseOrderLineNumber, quantity, amount }) => ({
      ...{ lineNumber, purchaseOrderId, orderLineNumber: Number(purchaseOrderLineNumber), quantity, amount },
    }));
}

/** Throws `INVOICING.ORDER_OF_ANOTHER` when the order was not placed with whoever sent the bill. */
export function checkOrder(bill: OrderBill, order: PurchaseOrderView): void {
  if (
    order.direction === 'supplier' &&
    order.contractorId === bill.contractorId &&
    order.currency === bill.currency
  )
    return;
  const isOther = order.direction !== 'supplier' || order.contractorId !== bill.contractorId;
  throw DomainError.conflict(
    'INVOICING.ORDER_OF_ANOTHER',
    isOther
      ? `Order ${order.number} was not placed with whoever sent this bill.`
      : `Order ${order.number} is in ${order.currency}, the bill in ${bill.currency}.`,
    { field: 'purchaseOrderId', fix: 'Choose an order to this supplier in the currency of the bill.' },
  );
}

export interface OrderLineWish {
  lineNumber: number;
  quantity: string;
  /** Left out: as ordered. */
  unitPrice?: string;
}

/**
 * Lines of a bill for an order: what was received and not billed yet, or just the quantities asked for. Throws
 * `INVOICING.NOTHING_TO_BILL` and `INVOICING.ORDER_LINE`.
 */
export function orderLinesToBill(order: PurchaseOrderView, wishes?: readonly OrderLineWish[]): LineInput[] {
  const wanted = wishes ?? order.lines.map((line) => ({ lineNumber: line.lineNumber, quantity: open(line) }));
  const lines = wanted.flatMap(({ lineNumber, quantity, ...price }: OrderLineWish): LineInput[] => {
    const line = order.lines.find((one) => one.lineNumber === lineNumber);
    if (!line) throw refuse(`Order ${order.number} has no line ${lineNumber}.`);
    if (Money.of(quantity).compare('0') <= 0) return [];
    return [
      {
        ...filledFrom(order, lineNumber),
        quantity,
        ...price,
        purchaseOrderLineNumber: lineNumber,
      } as LineInput,
    ];
  });
  if (lines.length > 0) return lines;
  throw DomainError.conflict(
    'INVOICING.NOTHING_TO_BILL',
    `Everything that was received on order ${order.number} is billed already.`,
    { fix: 'Record what came in first, or name the lines and quantities of the bill.' },
  );
}

/** What a line of an order says for the line that bills it. */
export function filledFrom(order: PurchaseOrderView, lineNumber: number): Partial<LineInput> {
  const line = order.lines.find((one) => one.lineNumber === lineNumber);
  if (!line) return {};
  const { itemId, description, unitPrice, quantity, taxCodeId, jobId, jobLineNumber } = line;
  const isDeduction = Money.of(quantity).isNegative();
  return {
    ...{ itemId, description, taxCodeId },
    unitPrice: isDeduction ? Money.of(unitPrice).negated().toString() : unitPrice,
    jobId: jobId ?? order.jobId,
    jobLineNumber: jobId ? jobLineNumber : null,
  };
}

function open({ quantityReceived, quantityBilled }: PurchaseOrderView['lines'][number]): string {
  return Money.of(quantityReceived).minus(quantityBilled).toString();
}

function refuse(message: string): DomainError {
  return new DomainError('INVOICING.ORDER_LINE', message, {
    field: 'lines',
    fix: 'Name the order on the bill, and its lines on the lines that bill them.',
  });
}
