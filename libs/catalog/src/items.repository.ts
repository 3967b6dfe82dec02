import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type { ItemFields, ItemType, ItemView } from './domain/item.js';

const ROW = {
  id: true,
  name: true,
  sku: true,
  type: true,
  unitPrice: true,
  taxable: true,
  active: true,
  version: true,
} as const;

export type ItemListRow = Pick<ItemView, keyof typeof ROW>;

export interface ItemFilter extends PageQuery {
  q?: string;
  active?: boolean;
  type?: ItemType;
}

/** An item by what people call it. */
export type CalledItem = Pick<ItemView, 'id' | 'name' | 'sku'>;

@Injectable()
export class ItemsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ItemView | undefined> {
    const row = await this.database.prisma.item.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }

  /** Active items whose code or name is one of these, whatever the case. */
  called(names: readonly string[]): Promise<CalledItem[]> {
    return this.database.rows<CalledItem>(
      `SELECT id, name, sku FROM items WHERE active AND (lower(sku) = ANY($1) OR lower(name) = ANY($1)) ORDER BY id LIMIT 5000`,
      [names.map((name) => name.toLowerCase())],
    );
  }

  /** By name. */
  async page({ q, active, type, cursor, limit }: ItemFilter): Promise<Page<ItemListRow>> {
    const rows = await this.database.prisma.item.findMany({
      where: { active, type, AND: [search(q), keyAfter(cursor)] },
      select: ROW,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return toPage(
      rows,
      limit,
      (row) => [row.name, row.id],
      (row) => ({ ...row, type: row.type as ItemType, unitPrice: row.unitPrice?.toFixed() ?? null }),
    );
  }

  async create(organizationId: string, id: string, fields: ItemFields): Promise<ItemView> {
    return toView(await this.database.prisma.item.create({ data: { organizationId, id, ...fields } }));
  }

  /** Undefined when the row is no longer at `version`. */
  async update(id: string, version: number, fields: ItemFields): Promise<ItemView | undefined> {
    const [row] = await this.database.prisma.item.updateManyAndReturn({
      where: { id, version },
      data: { ...fields, version: version + 1, updatedAt: new Date() },
    });
    return row && toView(row);
  }

  /**
   * The active item that has this name already, capitals aside. Makes others who are about to write the same name
   * wait until this unit of work ends, because imports may hold equal names and no unique index can.
   */
  async nameHolder(name: string, exceptId: string): Promise<string | undefined> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended('item' || current_organization()::text || lower($1), 0))`,
      [name],
    );
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM items WHERE lower(name) = lower($1) AND active AND id <> $2 LIMIT 1',
      [name, exceptId],
    );
    return rows[0]?.id;
  }
}

function search(text: string | undefined) {
  if (!text) return {};
  const contains = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  return { OR: [{ name: contains }, { sku: contains }] };
}

/** The first condition lets the index on the name start there. */
function keyAfter(cursor: string | undefined) {
  if (!cursor) return {};
  const [name, id] = decodeCursor(cursor, 'text', 'id').map(String) as [string, string];
  return { name: { gte: name }, OR: [{ name: { gt: name } }, { name, id: { gt: id } }] };
}

function toView(row: Prisma.ItemGetPayload<object>): ItemView {
  const { organizationId: _tenant, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    type: fields.type as ItemType,
    unitPrice: fields.unitPrice?.toFixed() ?? null,
    purchaseCost: fields.purchaseCost?.toFixed() ?? null,
    quantityOnHand: fields.quantityOnHand?.toFixed() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
