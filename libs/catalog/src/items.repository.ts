import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '#platform';
import type { ItemType, ItemView } from './domain/item.js';

@Injectable()
export class ItemsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ItemView | undefined> {
    const row = await this.database.prisma.item.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }
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
