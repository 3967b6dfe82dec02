import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type { ComposedOrder } from './commands/order-composer.js';
import { ENDED } from './domain/late.js';
import type { PurchaseOrderDirection, PurchaseOrderView } from './domain/purchase-order.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';
import { headerData, lineRecord, OrderContentRepository } from './order-content.repository.js';
import { dateOf, dayOf, dayOrNull, toView, WITH_LINES } from './purchase-order-rows.repository.js';

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
  reference: true,
  promisedDate: true,
  revision: true,
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
  priority?: number;
  dueFrom?: LocalDate;
  dueTo?: LocalDate;
  /** Those that were due before this day and are not done. */
  lateOn?: LocalDate;
}

@Injectable()
export class PurchaseOrdersRepository {
  constructor(
    private readonly database: Database,
    private readonly content: OrderContentRepository,
  ) {}

  async find(id: string): Promise<PurchaseOrderView | undefined> {
    const row = await this.database.prisma.purchaseOrder.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toView(row) : undefined;
  }

  /** Orders to these suppliers with one of these numbers in lower case, held together with `others`. */
  async lockNumbered(
    numbers: readonly string[],
    supplierIds: readonly string[],
    others: readonly string[],
  ): Promise<PurchaseOrderView[]> {
    const found = numbers.length === 0 ? [] : await this.idsNumbered(numbers, supplierIds);
    const held = [...found, ...others];
    if (held.length > 0) await this.hold(held);
    return found.length === 0 ? [] : [...(await this.findAll(found)).values()];
  }

  private async idsNumbered(numbers: readonly string[], supplierIds: readonly string[]): Promise<string[]> {
    // By the supplier first: below row-level security an index on `lower(number)` would not be used.
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM purchase_orders
       WHERE direction = 'supplier' AND contractor_id = ANY($2::uuid[]) AND lower(number) = ANY($1::text[])`,
      [numbers, supplierIds],
    );
    return rows.map(({ id }) => id);
  }

  /** The order, which nobody else can change until this unit of work ends. */
  async lock(id: string): Promise<PurchaseOrderView | undefined> {
    return (await this.lockAll([id])).get(id.toLowerCase());
  }

  /** The same for several, always locked in the same order. Those that do not exist are not in the answer. */
  async lockAll(ids: readonly string[]): Promise<Map<string, PurchaseOrderView>> {
    await this.hold(ids);
    return this.findAll(ids);
  }

  /** Nobody else can change them until this unit of work ends; in one order for everybody. */
  async hold(ids: readonly string[]): Promise<void> {
    await this.database.rows(
      'SELECT id FROM purchase_orders WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [ids],
    );
  }

  /** By id, in lower case. */
  async findAll(ids: readonly string[]): Promise<Map<string, PurchaseOrderView>> {
    const rows = await this.database.prisma.purchaseOrder.findMany({
      where: { id: { in: [...ids] } },
      include: WITH_LINES,
    });
    return new Map(rows.map((row) => [row.id, toView(row)]));
  }

  /** Newest first. */
  async page({ q, cursor, limit, dueFrom, dueTo, lateOn, ...equal }: OrderFilter): Promise<Page<OrderRow>> {
    const rows = await this.database.prisma.purchaseOrder.findMany({
      where: { ...equal, AND: [search(q), dueWithin(dueFrom, dueTo), lateSince(lateOn), keyAfter(cursor)] },
      select: ROW,
      orderBy: [{ orderDate: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [dayOf(row.orderDate), row.id], toOrderRow);
  }

  async create(
    organizationId: string,
    { lines, id, number, ...order }: ComposedOrder & { id: string; number: string },
  ): Promise<PurchaseOrderView> {
    const {
      direction,
      status,
      customerId,
      contractorId,
      orderDate,
      currency,
      exchangeRate,
      source,
      ...header
    } = order;
    await this.database.prisma.purchaseOrder.create({
      data: {
        ...headerData(header),
        ...{
          organizationId,
          id,
          number,
          direction,
          status,
          customerId,
          contractorId,
          currency,
          exchangeRate,
          source,
        },
        orderDate: dateOf(orderDate),
        lines: { createMany: { data: lines.map(lineRecord) } },
      },
    });
    await this.content.saveDetails(id, lines);
    const created = await this.find(id);
    if (!created) throw new Error(`The purchase order ${id} was not written.`);
    return created;
  }

  /** Writes a locked order's status; answers its new version. */
  saveStatus(id: string, status: PurchaseOrderStatus, approval?: { at: Date; by: string }): Promise<number> {
    return this.save(id, { status, ...(approval && { approvedAt: approval.at, approvedBy: approval.by }) });
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
  return { OR: [{ number: contains }, { reference: contains }, { memo: contains }] };
}

function dueWithin(from: LocalDate | undefined, to: LocalDate | undefined) {
  if (!from && !to) return {};
  return { dueDate: { ...(from && { gte: dateOf(from) }), ...(to && { lte: dateOf(to) }) } };
}

function lateSince(day: LocalDate | undefined) {
  return day ? { dueDate: { lt: dateOf(day) }, status: { notIn: [...ENDED] } } : {};
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
    dueDate: dayOrNull(row.dueDate),
    promisedDate: dayOrNull(row.promisedDate),
    total: row.total.toFixed(),
  };
}
