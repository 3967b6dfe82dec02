import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type { Address } from './domain/address.js';
import type { CustomerFields, CustomerView } from './domain/customer.js';
import { keyAfter, search } from './party-list.repository.js';

const ROW = {
  id: true,
  displayName: true,
  companyName: true,
  email: true,
  phone: true,
  parentId: true,
  isProject: true,
  currency: true,
  active: true,
  version: true,
} as const;

export type CustomerListRow = Prisma.CustomerGetPayload<{ select: typeof ROW }>;

export interface CustomerFilter extends PageQuery {
  q?: string;
  active?: boolean;
  isProject?: boolean;
  parentId?: string;
}

@Injectable()
export class CustomersRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CustomerView | undefined> {
    const row = await this.database.prisma.customer.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }

  /** By name. */
  async page(filter: CustomerFilter): Promise<Page<CustomerListRow>> {
    const { q, active, isProject, parentId, cursor, limit } = filter;
    const rows = await this.database.prisma.customer.findMany({
      where: {
        active,
        isProject,
        parentId,
        AND: [search(q), keyAfter(cursor && decodeCursor(cursor, 'text', 'id'))],
      },
      select: ROW,
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return toPage(
      rows,
      limit,
      (row) => [row.displayName, row.id],
      (row) => row,
    );
  }

  async create(organizationId: string, id: string, fields: CustomerFields): Promise<CustomerView> {
    return toView(
      await this.database.prisma.customer.create({ data: { organizationId, id, ...columns(fields) } }),
    );
  }

  /** Undefined when the row is no longer at `version`. */
  async update(id: string, version: number, fields: CustomerFields): Promise<CustomerView | undefined> {
    const [row] = await this.database.prisma.customer.updateManyAndReturn({
      where: { id, version },
      data: { ...columns(fields), version: version + 1, updatedAt: new Date() },
    });
    return row && toView(row);
  }

  /** The customer `id` and those it belongs to, upwards; empty when there is none. */
  async lineage(id: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `WITH RECURSIVE up (id, parent_id, depth) AS (
         SELECT id, parent_id, 1 FROM customers WHERE id = $1
         UNION ALL SELECT c.id, c.parent_id, up.depth + 1 FROM customers c JOIN up ON c.id = up.parent_id WHERE up.depth < 20
       ) SELECT id FROM up ORDER BY depth`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}

function columns(fields: CustomerFields) {
  const { billingAddress, shippingAddress, ...rest } = fields;
  return {
    ...rest,
    billingAddress: billingAddress ? { ...billingAddress } : DbNull,
    shippingAddress: shippingAddress ? { ...shippingAddress } : DbNull,
  };
}

function toView(row: Prisma.CustomerGetPayload<object>): CustomerView {
  const { organizationId: _tenant, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    billingAddress: fields.billingAddress as Address | null,
    shippingAddress: fields.shippingAddress as Address | null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
