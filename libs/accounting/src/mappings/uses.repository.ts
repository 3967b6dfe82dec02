import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { MappedEntity } from './mapped-entities.js';

export const USES = [
  'invoice',
  'credit',
  'order',
  'job',
  'item',
  'customer',
  'contractor',
  'payment',
  'refund',
  'expense',
] as const;

/** How many records of one kind name an entry. */
export interface Use {
  kind: (typeof USES)[number];
  count: number;
}

type Place = readonly [kind: Use['kind'], table: string, column: string, document?: string];

/** Where entries are named: the table, the column, and for lines the document that counts. */
const PLACES: Record<MappedEntity, readonly Place[]> = {
  item: [
    ['invoice', 'invoice_lines', 'item_id', 'invoice_id'],
    ['credit', 'credit_lines', 'item_id', 'credit_id'],
    ['order', 'purchase_order_lines', 'item_id', 'purchase_order_id'],
    ['job', 'job_lines', 'item_id', 'job_id'],
  ],
  'tax-code': [
    ['invoice', 'invoice_lines', 'tax_code_id', 'invoice_id'],
    ['credit', 'credit_lines', 'tax_code_id', 'credit_id'],
    ['order', 'purchase_order_lines', 'tax_code_id', 'purchase_order_id'],
    ['job', 'job_lines', 'tax_code_id', 'job_id'],
    ['item', 'items', 'sales_tax_code_id'],
    ['expense', 'expenses', 'tax_code_id'],
  ],
  account: [
    ['item', 'items', 'income_account_id'],
    ['item', 'items', 'expense_account_id'],
    ['item', 'items', 'asset_account_id'],
    ['invoice', 'invoice_lines', 'account_id', 'invoice_id'],
    ['payment', 'payments', 'account_id'],
    ['refund', 'refunds', 'account_id'],
  ],
  term: [
    ['customer', 'customers', 'term_id'],
    ['contractor', 'contractors', 'term_id'],
    ['invoice', 'invoices', 'term_id'],
    ['order', 'purchase_orders', 'term_id'],
  ],
  'payment-method': [
    ['payment', 'payments', 'payment_method_id'],
    ['refund', 'refunds', 'payment_method_id'],
  ],
};

/** Who names the entries of our lists. */
@Injectable()
export class UsesRepository {
  constructor(private readonly database: Database) {}

  /** By entry, for a page of them in one question; an entry that nobody names is not in the answer. */
  async of(entity: MappedEntity, ids: readonly string[]): Promise<Map<string, Use[]>> {
    if (ids.length === 0) return new Map();
    const places = PLACES[entity].map(
      ([kind, table, column, document = 'id']) =>
        `SELECT ${column} AS id, '${kind}' AS kind, ${document} AS document FROM ${table} WHERE ${column} = ANY($1::uuid[])`,
    );
    const rows = await this.database.rows<Use & { id: string }>(
      `SELECT id, kind, count(DISTINCT document)::int AS count FROM (${places.join(' UNION ALL ')}) named GROUP BY id, kind ORDER BY count DESC, kind`,
      [[...ids]],
    );
    const uses = new Map<string, Use[]>();
    for (const { id, kind, count } of rows) uses.set(id, [...(uses.get(id) ?? []), { kind, count }]);
    return uses;
  }
}
