import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Settled, Use } from './settlements.js';

const USED = `
  SELECT id, CASE WHEN status = 'void' THEN 0 ELSE total - balance END::text AS used FROM invoices WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT id, CASE WHEN status = 'void' THEN 0 ELSE total - balance END::text FROM credits WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT p.id, CASE WHEN p.status = 'void' THEN 0 ELSE p.amount - p.unapplied_amount - COALESCE((
    SELECT sum(a.amount) FROM payment_allocations a WHERE a.organization_id = p.organization_id AND a.payment_id = p.id), 0) END::text
  FROM payments p WHERE p.id = ANY($1::uuid[])`;

const USES = `
  SELECT a.payment_id AS owner, a.invoice_id AS document, a.amount::text AS amount FROM payment_allocations a
  JOIN payments p ON p.organization_id = a.organization_id AND p.id = a.payment_id
  WHERE a.invoice_id = ANY($1::uuid[]) AND p.status <> 'void'
  UNION ALL
  SELECT use_id, invoice_id, amount::text FROM credit_applications WHERE invoice_id = ANY($1::uuid[]) AND reverted_at IS NULL
  UNION ALL
  SELECT use_id, credit_id, amount::text FROM credit_applications WHERE credit_id = ANY($1::uuid[]) AND reverted_at IS NULL
  UNION ALL
  SELECT id, credit_id, amount::text FROM refunds WHERE credit_id = ANY($1::uuid[]) AND status <> 'void'
  UNION ALL
  SELECT id, payment_id, amount::text FROM refunds WHERE payment_id = ANY($1::uuid[]) AND status <> 'void'`;

/** Reads what of invoices, bills, credits and payments is settled, and by what. */
@Injectable()
export class SettlementsRepository {
  constructor(private readonly database: Database) {}

  /** In two statements for any number of documents. */
  async of(documents: readonly string[]): Promise<Settled> {
    if (documents.length === 0) return { used: new Map(), uses: [] };
    const ids = [[...documents]];
    const [used, uses] = await Promise.all([
      this.database.rows<{ id: string; used: string }>(USED, ids),
      this.database.rows<Use>(USES, ids),
    ]);
    return { used: new Map(used.map((one) => [one.id, one.used])), uses };
  }
}
