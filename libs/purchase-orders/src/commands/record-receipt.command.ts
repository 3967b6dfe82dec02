import { Inject, Injectable } from '@nestjs/common';
import { type Clock, localDateOf, newId } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { type OrderLineQuantity, sumsByLine } from '../domain/line-progress.js';
import { notFromSupplier, receiptIdTaken } from '../domain/receipt.errors.js';
import type { ReceiptView } from '../domain/receipt.js';
import { OrderNumbersRepository } from '../order-numbers.repository.js';
import { actorName } from './actor-name.js';
import { ReceiptBook } from './receipt-book.js';

export interface NewReceiptInput {
  /** Made on the device, so that a repeated sending is the same receipt. */
  id?: string;
  receivedOn?: string;
  packingSlip?: string | null;
  note?: string | null;
  lines: OrderLineQuantity[];
  /** Why more came than was ordered. */
  overrideReason?: string;
}

/** Records what a supplier delivered; the first receipt begins the order. */
@Injectable()
export class RecordReceiptCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly numbers: OrderNumbersRepository,
    private readonly book: ReceiptBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(orderId: string, input: NewReceiptInput): Promise<ReceiptView> {
    return this.unitOfWork.run(async () => {
      const order = await this.book.locked(orderId);
      if (order.direction !== 'supplier') throw notFromSupplier();
      const earlier = input.id ? await this.book.find(input.id) : undefined;
      if (earlier) return sameOrTaken(earlier, orderId, input);
      const today = localDateOf(this.clock.now(), await this.numbers.timezone());
      return this.book.record(order, input.overrideReason?.trim() || null, {
        id: input.id ?? newId(),
        number: await this.numbers.next('receipt', 'REC'),
        purchaseOrderId: order.id,
        receivedOn: input.receivedOn ?? today,
        packingSlip: input.packingSlip?.trim() || null,
        note: input.note?.trim() || null,
        receivedBy: actorName(),
        lines: sumsByLine(input.lines).map(({ lineNumber, quantity }) => ({
          lineNumber,
          quantity: quantity.toString(),
        })),
      });
    });
  }
}

function sameOrTaken(earlier: ReceiptView, orderId: string, { lines }: NewReceiptInput): ReceiptView {
  const given = sumsByLine(lines);
  const isSame =
    earlier.purchaseOrderId === orderId.toLowerCase() &&
    earlier.lines.length === given.length &&
    earlier.lines.every((line) =>
      given.some((one) => one.lineNumber === line.lineNumber && one.quantity.equals(line.quantity)),
    );
  if (!isSame) throw receiptIdTaken();
  return earlier;
}
