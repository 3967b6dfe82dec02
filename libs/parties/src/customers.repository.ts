import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type { Address } from './domain/address.js';
import type { CustomerFields, CustomerView } from './domain/customer.js';
import type { Comparable } from './domain/duplicates.js';
import type { NamedParty } from './domain/named-party.js';
import { patternOf } from './party-list.repository.js';

const LISTED = `id, display_name AS "displayName", company_name AS "companyName", email, phone, parent_id AS "parentId",
  is_project AS "isProject", currency, active, version`;

const VIEW = `${LISTED}, given_name AS "givenName", family_name AS "familyName", billing_address AS "billingAddress",
  shipping_address AS "shippingAddress", tax_exempt AS "taxExempt", term_id AS "termId", notes, merged_into_id AS "mergedIntoId", created_at AS "createdAt", updated_at AS "updatedAt"`;

/** What was not asked for is null; the planner sees the values and leaves those conditions out. */
const PAGE = `SELECT ${LISTED} FROM customers
  WHERE ($1::text IS NULL OR display_name ILIKE $1 OR company_name ILIKE $1 OR email ILIKE $1)
    AND ($2::boolean IS NULL OR active = $2) AND ($3::boolean IS NULL OR is_project = $3) AND ($4::uuid IS NULL OR parent_id = $4)
    AND ($5::text IS NULL OR (display_name, id) > ($5, $6::uuid))
  ORDER BY display_name, id LIMIT $7`;

export type CustomerListRow = Pick<
  CustomerView,
  | 'id'
  | 'displayName'
  | 'companyName'
  | 'email'
  | 'phone'
  | 'parentId'
  | 'isProject'
  | 'currency'
  | 'active'
  | 'version'
>;

type ViewRow = Omit<CustomerView, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

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
    const [row] = await this.database.rows<ViewRow>(`SELECT ${VIEW} FROM customers WHERE id = $1`, [id]);
    return row && { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
  }

  /** Active ones of these names, whatever the case. */
  named(names: readonly string[]): Promise<NamedParty[]> {
    return this.database.rows<NamedParty>(
      `SELECT id, display_name AS "displayName", company_name AS "companyName" FROM customers
       WHERE active AND (lower(display_name) = ANY($1) OR lower(company_name) = ANY($1)) ORDER BY id LIMIT 5000`,
      [names.map((name) => name.toLowerCase())],
    );
  }

  async idsNamedLike(text: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM customers WHERE display_name ILIKE $1 OR company_name ILIKE $1 ORDER BY display_name, id LIMIT 1000`,
      [patternOf(text)],
    );
    return rows.map(({ id }) => id);
  }

  /** By name. */
  async page({
    q,
    active,
    isProject,
    parentId,
    cursor,
    limit,
  }: CustomerFilter): Promise<Page<CustomerListRow>> {
    const after = cursor ? decodeCursor(cursor, 'text', 'id') : [];
    const filters = [q ? patternOf(q) : null, active, isProject, parentId, ...after];
    const values = Array.from({ length: 6 }, (_, index) => filters[index] ?? null);
    const rows = await this.database.rows<CustomerListRow>(PAGE, [...values, limit + 1]);
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

  /** What is compared of the active customers, the oldest first. */
  comparable(limit: number): Promise<Comparable[]> {
    return this.database.rows(
      `SELECT id, display_name AS "displayName", company_name AS "companyName", email, phone,
              billing_address AS "billingAddress", parent_id AS "parentId", is_project AS "isProject", currency
       FROM customers WHERE active ORDER BY id LIMIT $1`,
      [limit],
    );
  }

  /** Whoever looks for this project of a customer comes one after another, until the unit of work ends. */
  async lockProject(parentId: string, code: string): Promise<void> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, hashtextextended(current_organization()::text, 0)))`,
      [JSON.stringify(['customer-project', parentId, code.trim().toLowerCase()])],
    );
  }

  /** The active customer below another that has one of these names, in their order. */
  async below(parentId: string, names: readonly string[]): Promise<string | undefined> {
    const [row] = await this.database.rows<{ id: string }>(
      `SELECT c.id FROM unnest($2::text[]) WITH ORDINALITY AS n (name, place)
         JOIN customers c ON c.parent_id = $1 AND c.active AND lower(c.display_name) = lower(n.name)
        ORDER BY n.place, c.id LIMIT 1`,
      [parentId, names],
    );
    return row?.id;
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
