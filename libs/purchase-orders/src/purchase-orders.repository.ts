import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '#platform';
import type { PurchaseOrderDirection, PurchaseOrderView } from './domain/purchase-order.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';

const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.PurchaseOrderGetPayload<{ include: typeof WITH_LINES }>;

@Injectable()
export class PurchaseOrdersRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<PurchaseOrderView | undefined> {
    const row = await this.database.prisma.purchaseOrder.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toView(row) : undefined;
  }

  /** The order, which nobody else can change until this unit of work ends. */
  async lock(id: string): Promise<PurchaseOrderView | undefined> {
    await this.database.rows('SELECT id FROM purchase_orders WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** Writes the status of a locked order; answers its new version. */
  async saveStatus(id: string, status: PurchaseOrderStatus): Promise<number> {
    const [row] = await this.database.prisma.purchaseOrder.updateManyAndReturn({
      where: { id },
      data: { status, version: { increment: 1 }, updatedAt: new Date() },
      select: { version: true },
    });
    if (!row) throw new Error(`The purchase order ${id} was not locked.`);
    return row.version;
  }
}

function toView(row: Row): PurchaseOrderView {
  const { organizationId: _tenant, lines, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as PurchaseOrderDirection,
    status: fields.status as PurchaseOrderStatus,
    orderDate: dayOf(fields.orderDate),
    dueDate: fields.dueDate && dayOf(fields.dueDate),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    billingAddress: fields.billingAddress as object | null,
    shippingAddress: fields.shippingAddress as object | null,
    subtotal: fields.subtotal.toFixed(),
    taxAmount: fields.taxAmount.toFixed(),
    total: fields.total.toFixed(),
    lines: lines.map(toLine),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toLine(line: Row['lines'][number]): PurchaseOrderView['lines'][number] {
  const { organizationId: _tenant, purchaseOrderId: _parent, ...fields } = line;
  return {
    ...fields,
    quantity: fields.quantity.toFixed(),
    unitPrice: fields.unitPrice.toFixed(),
    amount: fields.amount.toFixed(),
  };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
