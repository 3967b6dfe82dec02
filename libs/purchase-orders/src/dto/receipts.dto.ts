import { Day, Id, Instant, ListOf, OneOf, Quantity, Text, Whole } from '#platform';
import { RECEIPT_STATUSES, type ReceiptStatus } from '../domain/receipt.js';

export class ReceiptLineBody {
  @Whole({ min: 1, description: 'Of the order.' })
  lineNumber!: number;

  @Quantity({ example: '2.5' })
  quantity!: string;
}

export class RecordReceiptBody {
  @Id({ optional: true, description: 'Made by the sender, so that a repeated sending is the same receipt.' })
  id?: string;

  @Day({ optional: true, description: 'Today unless given.' })
  receivedOn?: string;

  @Text({
    optional: true,
    nullable: true,
    max: 60,
    description: "The number on the supplier's packing slip.",
  })
  packingSlip?: string | null;

  @Text({ optional: true, nullable: true, max: 2000 })
  note?: string | null;

  @ListOf(() => ReceiptLineBody, { min: 1, max: 500 })
  lines!: ReceiptLineBody[];

  @Text({ optional: true, max: 1000, description: 'Why more came than was ordered.' })
  overrideReason?: string;
}

export class VoidReceiptBody {
  @Text({ max: 1000, description: 'Kept with the receipt.' })
  reason!: string;
}

export class OrderReceiptAnswer {
  @Id()
  id!: string;

  @Text({ example: 'REC-000001' })
  number!: string;

  @Id()
  purchaseOrderId!: string;

  @OneOf(RECEIPT_STATUSES)
  status!: ReceiptStatus;

  @Day()
  receivedOn!: string;

  @Text({ nullable: true })
  packingSlip!: string | null;

  @Text({ nullable: true, max: 2000 })
  note!: string | null;

  @Text({ nullable: true, max: 1000 })
  voidReason!: string | null;

  @Text()
  receivedBy!: string;

  @ListOf(() => ReceiptLineBody)
  lines!: ReceiptLineBody[];

  @Instant()
  createdAt!: string;
}

export class ReceiptPage {
  @ListOf(() => OrderReceiptAnswer)
  items!: OrderReceiptAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
