import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type PageQuery, toPage } from '#platform';

const TABLES = {
  taxCodes: 'tax_codes',
  taxRates: 'tax_rates',
  terms: 'terms',
  paymentMethods: 'payment_methods',
  accounts: 'ledger_accounts',
  classes: 'classes',
} as const;

/** The kinds that the accounting system keeps and we only show. */
export type ReferenceKind = keyof typeof TABLES;

export interface ReferenceFilter extends PageQuery {
  q?: string;
  active?: boolean;
}

/** Which entries a page of a reference list shows; the stores say what is in them. */
@Injectable()
export class ReferenceListsRepository {
  constructor(private readonly database: Database) {}

  /** Ids by name. */
  async page(kind: ReferenceKind, { q, active, cursor, limit }: ReferenceFilter): Promise<Page<string>> {
    const [name, id] = cursor ? decodeCursor(cursor, 'text', 'id') : [null, null];
    const rows = await this.database.rows<{ id: string; name: string }>(
      `SELECT id, name FROM ${TABLES[kind]}
       WHERE ($1::text IS NULL OR name ILIKE $1) AND ($2::boolean IS NULL OR active = $2)
         AND ($3::text IS NULL OR (name, id) > ($3, $4::uuid))
       ORDER BY name, id LIMIT $5`,
      [q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, active ?? null, name, id, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.name, row.id],
      (row) => row.id,
    );
  }
}
