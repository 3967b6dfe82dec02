import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { CreditedLine } from './domain/order-counts.js';

export interface CreditedInvoiceLine extends CreditedLine {
  lineNumber: number;
  /** The work that it gives back. */
  jobId: string | null;
  jobLineNumber: number | null;
}

/** Reads what live credits give back of invoices. */
@Injectable()
export class CreditedLinesRepository {
  constructor(private readonly database: Database) {}

  /** By invoice, those of one credit left out; an invoice without live credits is not in the answer. */
  async ofInvoices(
    invoiceIds: readonly string[],
    exceptCreditId: string | null = null,
  ): Promise<Map<string, CreditedInvoiceLine[]>> {
    if (invoiceIds.length === 0) return new Map();
    const rows = await this.database.rows<CreditedInvoiceLine & { invoiceId: string }>(
      `SELECT c.invoice_id AS "invoiceId", l.line_number AS "lineNumber", l.invoice_line_number AS "invoiceLineNumber",
              trim_scale(l.quantity)::text AS quantity, trim_scale(l.unit_price)::text AS "unitPrice",
              trim_scale(l.amount)::text AS amount, l.job_id AS "jobId", l.job_line_number AS "jobLineNumber"
       FROM credits c JOIN credit_lines l ON l.organization_id = c.organization_id AND l.credit_id = c.id
       WHERE c.invoice_id = ANY($1::uuid[]) AND c.status <> 'void' AND c.id IS DISTINCT FROM $2::uuid
       ORDER BY c.id, l.line_number`,
      [[...invoiceIds], exceptCreditId],
    );
    return Map.groupBy(rows, ({ invoiceId }) => invoiceId);
  }
}
