import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';

/** Where a record is named: what names it, in which column, and the record that counts for the row. */
interface Place {
  what: string;
  table: string;
  column: string;
  owner: string;
  /** Rows that still mean it. */
  where?: string;
}

const NOT_VOID = "status <> 'void'";
const NOT_CANCELLED = "status <> 'cancelled'";
const ofParty = (column: string): Place[] => [
  { what: 'an invoice or bill', table: 'invoices', column, owner: 'id', where: NOT_VOID },
  { what: 'a payment', table: 'payments', column, owner: 'id', where: NOT_VOID },
  { what: 'a credit', table: 'credits', column, owner: 'id', where: NOT_VOID },
  { what: 'an order', table: 'purchase_orders', column, owner: 'id', where: NOT_CANCELLED },
  { what: 'a time entry', table: 'time_entries', column, owner: 'id' },
  { what: 'an expense', table: 'expenses', column, owner: 'id' },
];
const USED_CREDIT: Omit<Place, 'column'> = {
  ...{ what: 'the use of a credit', table: 'credit_applications', owner: 'use_id' },
  where: 'reverted_at IS NULL',
};
const OF_INVOICE: Place[] = [
  { what: 'a payment', table: 'payment_allocations', column: 'invoice_id', owner: 'payment_id' },
  { ...USED_CREDIT, column: 'invoice_id' },
  { what: 'a credit', table: 'credits', column: 'invoice_id', owner: 'id', where: NOT_VOID },
];
const OF_CREDIT: Place[] = [
  { ...USED_CREDIT, column: 'credit_id' },
  { what: 'a refund', table: 'refunds', column: 'credit_id', owner: 'id', where: NOT_VOID },
];
const OF_ORDER: Place[] = [
  { what: 'a job', table: 'jobs', column: 'purchase_order_id', owner: 'id' },
  {
    what: 'an invoice or bill',
    table: 'invoices',
    column: 'purchase_order_id',
    owner: 'id',
    where: NOT_VOID,
  },
  { what: 'a receipt', table: 'purchase_order_receipts', column: 'purchase_order_id', owner: 'id' },
];

const place = (what: string, table: string, column: string, owner = 'id', where?: string): Place => ({
  ...{ what, table, column, owner },
  ...(where && { where }),
});
const ofTerm: Place[] = [
  place('an invoice or bill', 'invoices', 'term_id', 'id', NOT_VOID),
  place('an order', 'purchase_orders', 'term_id', 'id', NOT_CANCELLED),
  place('a customer', 'customers', 'term_id', 'id', 'active'),
  place('a vendor', 'contractors', 'term_id', 'id', 'active'),
];
const ofTaxCode: Place[] = [
  place('an invoice or bill', 'invoice_lines', 'tax_code_id', 'invoice_id'),
  place('a credit', 'credit_lines', 'tax_code_id', 'credit_id'),
  place('an order', 'purchase_order_lines', 'tax_code_id', 'purchase_order_id'),
  place('an order', 'purchase_orders', 'shipping_tax_code_id', 'id', NOT_CANCELLED),
  place('a job', 'job_lines', 'tax_code_id', 'job_id'),
  place('a billing schedule', 'billing_schedule_lines', 'tax_code_id', 'job_id'),
  place('an expense', 'expenses', 'tax_code_id'),
  place('an item', 'items', 'sales_tax_code_id', 'id', 'active'),
];
const ofAccount: Place[] = [
  place('an invoice or bill', 'invoice_lines', 'account_id', 'invoice_id'),
  place('a credit', 'credit_lines', 'account_id', 'credit_id'),
  place('a payment', 'payments', 'account_id', 'id', NOT_VOID),
  place('a refund', 'refunds', 'account_id', 'id', NOT_VOID),
  ...['income_account_id', 'expense_account_id', 'asset_account_id'].map((column) =>
    place('an item', 'items', column, 'id', 'active'),
  ),
];
const RATES_OF_CODES = `(SELECT c.id, (r->>'taxRateId')::uuid AS tax_rate_id FROM tax_codes c
  CROSS JOIN LATERAL jsonb_array_elements(c.sales_rates || c.purchase_rates) AS r WHERE c.active) AS rates_of_codes`;

const PLACES: Partial<Record<Entity, Place[]>> = {
  account: ofAccount,
  class: [
    place('a class', 'classes', 'parent_id', 'id', 'active'),
    place('a work order', 'work_orders', 'class_id'),
    place('a project', 'accounting_projects', 'class_id', 'customer_id'),
  ],
  term: ofTerm,
  'payment-method': [
    place('a payment', 'payments', 'payment_method_id', 'id', NOT_VOID),
    place('a refund', 'refunds', 'payment_method_id', 'id', NOT_VOID),
  ],
  'tax-rate': [place('a tax code', RATES_OF_CODES, 'tax_rate_id')],
  'tax-code': ofTaxCode,
  customer: [
    ...ofParty('customer_id'),
    { what: 'a job', table: 'jobs', column: 'customer_id', owner: 'id' },
    { what: 'a work order', table: 'work_orders', column: 'customer_id', owner: 'id' },
    place('a project', 'accounting_projects', 'project_customer_id', 'customer_id'),
    place('a customer below it', 'customers', 'parent_id', 'id', 'active'),
  ],
  vendor: [
    ...ofParty('contractor_id'),
    {
      what: 'a work order',
      table: 'work_order_assignments',
      column: 'contractor_id',
      owner: 'work_order_id',
    },
  ],
  item: [
    { what: 'an invoice or bill', table: 'invoice_lines', column: 'item_id', owner: 'invoice_id' },
    { what: 'a credit', table: 'credit_lines', column: 'item_id', owner: 'credit_id' },
    { what: 'an order', table: 'purchase_order_lines', column: 'item_id', owner: 'purchase_order_id' },
    { what: 'a job', table: 'job_lines', column: 'item_id', owner: 'job_id' },
  ],
  estimate: OF_ORDER,
  'purchase-order': OF_ORDER,
  invoice: OF_INVOICE,
  bill: OF_INVOICE,
  credit: OF_CREDIT,
  'vendor-credit': OF_CREDIT,
  payment: [{ what: 'a refund', table: 'refunds', column: 'payment_id', owner: 'id', where: NOT_VOID }],
  'time-activity': [
    { what: 'an invoice or bill', table: 'invoice_lines', column: 'time_entry_id', owner: 'invoice_id' },
  ],
};

/** What keeps a record where it is: whatever names it, and customers who have seen it. */
@Injectable()
export class TiesRepository {
  constructor(private readonly database: Database) {}

  /** What names each of these records and is not among `undone` itself; a record that nothing names is not in the answer. */
  async naming(
    entity: Entity,
    ids: readonly string[],
    undone: readonly string[],
  ): Promise<Map<string, string>> {
    const places = PLACES[entity];
    if (!places || ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; what: string }>(
      places
        .map(
          ({ what, table, column, owner, where }) =>
            `SELECT DISTINCT ${column} AS id, '${what}' AS what FROM ${table}
             WHERE ${column} = ANY($1::uuid[]) AND NOT ${owner} = ANY($2::uuid[])${where ? ` AND ${where}` : ''}`,
        )
        .join(' UNION ALL '),
      [[...ids], [...undone]],
    );
    return new Map(rows.map(({ id, what }) => [id, what]));
  }

  /** Those of these invoices that a customer was sent after `since`, or ever. */
  async sent(ids: readonly string[], since: Date | null): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT invoice_id AS id FROM invoice_links
       WHERE invoice_id = ANY($1::uuid[]) AND ($2::timestamptz IS NULL OR created_at > $2::timestamptz)`,
      [[...ids], since],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these voided documents whose claims ended with them, and would not come back. */
  async givenBack(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      `SELECT invoice_id AS id FROM invoice_evidence WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NOT NULL
       UNION
       -- A bill that was written there is counted anew.
       SELECT b.invoice_id FROM billed_order_lines b JOIN invoices i ON i.organization_id = b.organization_id AND i.id = b.invoice_id
       WHERE b.invoice_id = ANY($1::uuid[]) AND b.released_at IS NOT NULL AND i.source = 'manual'`,
      [[...ids]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
