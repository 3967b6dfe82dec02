import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { mergeBlocked } from './domain/customer-merge.js';

interface Reference {
  table: string;
  column: string;
  isVersioned: boolean;
}

/** Rows that were moved, by table. */
export type Moved = Record<string, number>;

/**
 * Named without a foreign key: sub-customers, because imports bring children before parents; refunds, which name what
 * their payment or credit does; routes of approval, which are rules and may name whom nobody knows any more.
 */
const WITHOUT_FOREIGN_KEY = `('customers', 'parent_id'), ('refunds', 'customer_id'), ('approval_routes', 'customer_id')`;

/**
 * Everything that names a customer and that we may write. Foreign keys as the database knows them: a table that is added
 * later takes part without being named here. What has none is listed above, and a test finds what is neither.
 */
const REFERENCES = `
  SELECT r.place::regclass::text AS "table", quote_ident(r.attname) AS "column",
         EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = r.place AND v.attname = 'version' AND NOT v.attisdropped) AS "isVersioned"
  FROM (SELECT k.conrelid AS place, a.attname FROM pg_constraint k
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[2]
         WHERE k.contype = 'f' AND k.confrelid = 'customers'::regclass AND k.conparentid = 0
        UNION SELECT n.place::regclass, n.attname::name FROM (VALUES ${WITHOUT_FOREIGN_KEY}) AS n (place, attname)) r
  WHERE has_table_privilege(r.place, 'UPDATE')
  ORDER BY 1, 2`;

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class CustomerMergesRepository {
  constructor(private readonly database: Database) {}

  /** Keeps others from changing these customers, and from writing rows that name them, until the unit of work ends. */
  async lock(ids: readonly string[]): Promise<void> {
    await this.database.rows('SELECT 1 FROM customers WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      ids,
    ]);
  }

  /** The columns that move. */
  async places(): Promise<string[]> {
    return (await this.references()).map(({ table, column }) => `${table}.${column}`);
  }

  /** Lets every row that names one customer name the other. Throws `PARTIES.MERGE_BLOCKED` where both have the same. */
  async moveReferences(fromId: string, toId: string): Promise<Moved> {
    const moved: Moved = {};
    for (const reference of await this.references()) {
      const count = await this.move(reference, fromId, toId);
      if (count > 0) moved[reference.table] = (moved[reference.table] ?? 0) + count;
    }
    return moved;
  }

  /** How many rows name a customer, by table: what would move. */
  async countReferences(id: string): Promise<Moved> {
    const references = await this.references();
    const counts = references.map(
      ({ table, column }) =>
        `SELECT '${table}' AS "table", count(*)::int AS count FROM ${table} WHERE ${column} = $1`,
    );
    const rows = await this.database.rows<{ table: string; count: number }>(counts.join(' UNION ALL '), [id]);
    const found: Moved = {};
    for (const { table, count } of rows) if (count > 0) found[table] = (found[table] ?? 0) + count;
    return found;
  }

  /** Puts the customer to sleep under the other. */
  async markMerged(id: string, intoId: string): Promise<void> {
    await this.database.rows(
      'UPDATE customers SET active = false, merged_into_id = $2, version = version + 1, updated_at = now() WHERE id = $1',
      [id, intoId],
    );
  }

  /** How many levels lie below a customer. */
  async levelsBelow(id: string): Promise<number> {
    const rows = await this.database.rows<{ depth: number }>(
      `WITH RECURSIVE down (id, depth) AS (
         SELECT $1::uuid, 0
         UNION ALL SELECT c.id, down.depth + 1 FROM customers c JOIN down ON c.parent_id = down.id WHERE down.depth < 20
       ) SELECT max(depth)::int AS depth FROM down`,
      [id],
    );
    return rows[0]?.depth ?? 0;
  }

  /** Of these customers, those that were merged, with the customer that each is now. */
  async successors(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; into: string }>(
      'SELECT id, merged_into_id AS into FROM customers WHERE id = ANY($1::uuid[]) AND merged_into_id IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ id, into }) => [id, into]));
  }

  private references(): Promise<Reference[]> {
    return this.database.rows<Reference>(REFERENCES);
  }

  private async move(
    { table, column, isVersioned }: Reference,
    fromId: string,
    toId: string,
  ): Promise<number> {
    const version = isVersioned ? ', version = version + 1, updated_at = now()' : '';
    try {
      const rows = await this.database.rows<{ count: number }>(
        `WITH moved AS (UPDATE ${table} SET ${column} = $2${version} WHERE ${column} = $1 RETURNING 1)
         SELECT count(*)::int AS count FROM moved`,
        [fromId, toId],
      );
      return rows[0]?.count ?? 0;
    } catch (error) {
      const { code, table: blamed } = error as { code?: string; table?: string };
      throw code === UNIQUE_VIOLATION ? mergeBlocked(blamed) : error;
    }
  }
}
