import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, toPage } from '#platform';
import type { DepositView } from './domain/deposit.js';

export interface DepositFilter {
  limit: number;
  cursor?: string;
  customerId?: string;
  jobId?: string;
  /** Only what still has something left. */
  open?: boolean;
}

const DEPOSITS = `
  SELECT d.id, d.invoice_id AS "invoiceId", i.number, i.status, i.customer_id AS "customerId", i.job_id AS "jobId",
    i.currency, l.item_id AS "itemId", l.tax_code_id AS "taxCodeId",
    trim_scale(d.amount)::text AS amount, trim_scale(d.applied_amount)::text AS "appliedAmount"
  FROM deposits d
  JOIN invoices i ON i.organization_id = d.organization_id AND i.id = d.invoice_id AND i.status <> 'void'
  JOIN invoice_lines l ON l.organization_id = d.organization_id AND l.invoice_id = d.invoice_id
    AND l.line_number = d.line_number`;

/** Deposits with the invoices that asked for them. */
@Injectable()
export class DepositsRepository {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[]): Promise<DepositView[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.rows<DepositView>(`${DEPOSITS} WHERE d.id = ANY($1::uuid[])`, [[...ids]]);
  }

  async list({ limit, cursor, customerId, jobId, open }: DepositFilter): Promise<Page<DepositView>> {
    const [after] = cursor ? decodeCursor(cursor, 'id') : [null];
    const rows = await this.database.rows<DepositView>(
      `${DEPOSITS} WHERE ($1::uuid IS NULL OR d.id < $1) AND ($2::uuid IS NULL OR i.customer_id = $2)
         AND ($3::uuid IS NULL OR i.job_id = $3) AND (NOT $4 OR d.applied_amount < d.amount)
       ORDER BY d.id DESC LIMIT $5`,
      [after, customerId ?? null, jobId ?? null, open ?? false, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }
}
