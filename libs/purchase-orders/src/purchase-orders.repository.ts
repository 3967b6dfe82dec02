import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type {
  PurchaseOrderDirection,
  PurchaseOrderRecord,
  PurchaseOrderView,
} from './domain/purchase-order.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';
import { dateOf, dayOf, toView, WITH_LINES } from './purchase-order-rows.repository.js';

const ROW = {
  id: true,
  number: true,
  direction: true,
  status: true,
  customerId: true,
  contractorId: true,
  orderDate: true,
  dueDate: true,
  currency: true,
  total: true,
  priority: true,
  rush: true,
  source: true,
  version: true,
} as const;

export type OrderRow = Pick<PurchaseOrderView, keyof typeof ROW>;

export interface OrderFilter extends PageQuery {
  q?: string;
  direction?: PurchaseOrderDirection;
  status?: PurchaseOrderStatus;
  customerId?: string;
  contractorId?: string;
  rush?: boolean;
}

/** What is ours alone and may change after the order is made. */
export interface OrderDetails {
  dueDate: string | null;
  priority: number;
  rush: boolean;
  memo: string | null;
  customerNotes: string | null;
}

@Injectable()
export class PurchaseOrdersRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<PurchaseOrderView | undefined> {
    const row = await this.database.prisma.purchaseOrder.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toView(row) : undefined;
  }

  /** The order, which nobody else can change until this unit of work ends. */
  async lock(id: string): Promise<PurchaseOrderView | undefined> {
    await this.database.rows('SELECT id FROM purchase_orders WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  /** Newest first. */
  async page({ q, cursor, limit, ...equal }: OrderFilter): Promise<Page<OrderRow>> {
    const rows = await this.database.prisma.purchaseOrder.findMany({
      where: { ...equal, AND: [search(q), keyAfter(cursor)] },
      select: ROW,
      orderBy: [{ orderDate: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [dayOf(row.orderDate), row.id], toOrderRow);
  }

  async create(
    organizationId: string,
    { lines, ...order }: PurchaseOrderRecord & Pick<OrderDetails, 'priority' | 'rush'>,
  ): Promise<PurchaseOrderView> {
    const row = await this.database.prisma.purchaseOrder.create({
      data: {
        ...order,
        organizationId,
        orderDate: dateOf(order.orderDate),
        dueDate: order.dueDate && dateOf(order.dueDate),
        billingAddress: order.billingAddress ? { ...order.billingAddress } : DbNull,
        shippingAddress: order.shippingAddress ? { ...order.shippingAddress } : DbNull,
        lines: { createMany: { data: lines } },
      },
      include: WITH_LINES,
    });
    return toView(row);
  }

  /** Writes a locked order's details; answers its new version. */
  saveDetails(id: string, { dueDate, ...details }: OrderDetails): Promise<number> {
    return this.save(id, { ...details, dueDate: dueDate && dateOf(dueDate) });
  }

  /** Writes a locked order's status; answers its new version. */
  saveStatus(id: string, status: PurchaseOrderStatus): Promise<number> {
    return this.save(id, { status });
  }

  private async save(id: string, data: Prisma.PurchaseOrderUncheckedUpdateManyInput): Promise<number> {
    const [row] = await this.database.prisma.purchaseOrder.updateManyAndReturn({
      where: { id },
      data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
      select: { version: true },
    });
    if (!row) throw new Error(`The purchase order ${id} was not locked.`);
    return row.version;
  }
}

function search(text: string | undefined) {
  if (!text) return {};
  const contains = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  return { OR: [{ number: contains }, { memo: contains }] };
}

/** The first condition lets an index on the date start there. */
function keyAfter(cursor: string | undefined) {
  if (!cursor) return {};
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String) as [string, string];
  const orderDate = dateOf(day);
  return {
    orderDate: { lte: orderDate },
    OR: [{ orderDate: { lt: orderDate } }, { orderDate, id: { lt: id } }],
  };
}

function toOrderRow(row: Prisma.PurchaseOrderGetPayload<{ select: typeof ROW }>): OrderRow {
  return {
    ...row,
    direction: row.direction as PurchaseOrderDirection,
    status: row.status as PurchaseOrderStatus,
    orderDate: dayOf(row.orderDate),
    dueDate: row.dueDate && dayOf(row.dueDate),
    total: row.total.toFixed(),
  };
}
