import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import { Database } from '#platform';
import type { FigureName } from './domain/job-financials.js';
import type { LedgerFigure } from './domain/report-figures.js';
import { LEDGER } from './ledger-sql.repository.js';

export interface JobProfitFilter {
  /** Part of the number or name, or of the customer's name. */
  q?: string;
  jobId?: string;
  /** Only what is not done, or done and billed below its contract. */
  isOpen: boolean;
}

export interface JobProfitRow {
  id: string;
  number: string;
  name: string;
  customerId: string;
  customerName: string;
  status: string;
  contract: string;
  budget: string | null;
  ours: Partial<Record<LedgerFigure, string>>;
  books: Partial<Record<FigureName, string>>;
  /** When the books were last asked about this job. */
  booksAsOf: string | null;
}

/** Jobs with what our documents add up to and what the books said last, in one statement. */
@Injectable()
export class JobProfitRepository {
  constructor(private readonly database: Database) {}

  /** The newest number first, below `before`. */
  page({ q, jobId, isOpen }: JobProfitFilter, limit: number, before?: string): Promise<JobProfitRow[]> {
    return this.database.rows<JobProfitRow>(
      `WITH page AS (
         SELECT j.id, j.number, j.name, j.status, j.contract_amount, c.id AS customer_id, c.display_name AS customer_name
         FROM jobs j JOIN customers c ON c.organization_id = j.organization_id AND c.id = j.customer_id
         WHERE j.status <> 'cancelled' AND ($4::text IS NULL OR j.number < $4) AND ($7::uuid IS NULL OR j.id = $7)
           AND ($8::text IS NULL OR j.number ILIKE $8 OR j.name ILIKE $8 OR c.display_name ILIKE $8)
         ORDER BY j.number DESC LIMIT CASE WHEN $6::boolean THEN NULL ELSE $5::int END),
       ledger AS (${LEDGER}),
       sums AS (SELECT job_id, figure, sum(amount) AS amount FROM ledger WHERE job_id IN (SELECT id FROM page) GROUP BY job_id, figure),
       money AS (SELECT job_id, jsonb_object_agg(figure, amount::text) AS amounts, sum(amount) FILTER (WHERE figure = 'revenue') AS billed
                 FROM sums GROUP BY job_id),
       budget AS (SELECT job_id, sum(amount) AS amount FROM job_budget_lines GROUP BY job_id)
       SELECT j.id, j.number, j.name, j.status, j.customer_id AS "customerId", j.customer_name AS "customerName",
              j.contract_amount::text AS contract, b.amount::text AS budget, COALESCE(m.amounts, '{}') AS ours,
              COALESCE(s.books, '{}') AS books, s.evidence->'accounting'->>'asOf' AS "booksAsOf"
       FROM page j LEFT JOIN money m ON m.job_id = j.id LEFT JOIN budget b ON b.job_id = j.id
       LEFT JOIN LATERAL (
         SELECT l.evidence, (SELECT jsonb_object_agg(f.key, f.value->>'amount') FROM jsonb_each(l.evidence->'figures') f
                             WHERE f.value->>'source' = 'accounting') AS books
         FROM job_financial_snapshots l WHERE l.job_id = j.id ORDER BY l.taken_at DESC, l.id DESC LIMIT 1) s ON true
       WHERE NOT $6::boolean OR j.status NOT IN ('completed', 'shipped') OR j.contract_amount > COALESCE(m.billed, 0)
       ORDER BY j.number DESC LIMIT $5::int`,
      [null, null, LIVE_STATUSES, before ?? null, limit, isOpen, jobId ?? null, q ? patternOf(q) : null],
    );
  }
}

function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
