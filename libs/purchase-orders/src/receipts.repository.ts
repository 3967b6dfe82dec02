import { Injectable } from '@nestjs/common';
import {
  Database,
  decodeCursor,
  type Page,
  type PageQuery,
  type Prisma,
  requireScope,
  toPage,
} from '#platform';
import type { ReceiptStatus, ReceiptView } from './domain/receipt.js';
import { dateOf, dayOf } from './purchase-order-rows.repository.js';

const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;

export type NewReceipt = Omit<ReceiptView, 'status' | 'voidReason' | 'createdAt'>;

@Injectable()
export class ReceiptsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ReceiptView | undefined> {
    const row = await this.database.prisma.purchaseOrderReceipt.findFirst({
      where: { id },
      include: WITH_LINES,
    });
    return row ? toReceipt(row) : undefined;
  }

  async create({ lines, receivedOn, ...receipt }: NewReceipt): Promise<ReceiptView> {
    const { organizationId } = requireScope();
    const row = await this.database.prisma.purchaseOrderReceipt.create({
      data: {
        ...receipt,
        organizationId,
        receivedOn: dateOf(receivedOn),
        lines: { createMany: { data: lines } },
      },
      include: WITH_LINES,
    });
    return toReceipt(row);
  }

  /** False when it was void already. */
  async void(id: string, voidReason: string): Promise<boolean> {
    const { count } = await this.database.prisma.purchaseOrderReceipt.updateMany({
      where: { id, status: 'recorded' },
      data: { status: 'void', voidReason },
    });
    return count > 0;
  }

  /** Newest first. */
  async page(purchaseOrderId: string, { limit, cursor }: PageQuery): Promise<Page<ReceiptView>> {
    const [before] = cursor ? decodeCursor(cursor, 'id').map(String) : [undefined];
    const rows = await this.database.prisma.purchaseOrderReceipt.findMany({
      where: { purchaseOrderId, ...(before && { id: { lt: before } }) },
      include: WITH_LINES,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [row.id], toReceipt);
  }
}

function toReceipt(row: Prisma.PurchaseOrderReceiptGetPayload<{ include: typeof WITH_LINES }>): ReceiptView {
  const { organizationId: _tenant, lines, receivedOn, createdAt, status, ...fields } = row;
  return {
    ...fields,
    status: status as ReceiptStatus,
    receivedOn: dayOf(receivedOn),
    createdAt: createdAt.toISOString(),
    lines: lines.map(({ lineNumber, quantity }) => ({ lineNumber, quantity: quantity.toFixed() })),
  };
}
