import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import { Database } from '#platform';
import type { CostFigure, LedgerFigure, Sums } from './domain/report-figures.js';
import { LEDGER } from './ledger-sql.repository.js';

/** What a report adds up by. */
export const DIMENSIONS = ['job', 'customer', 'contractor', 'service'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Period {
  /** Days, both included; null: no limit on that side. */
  from: string | null;
  to: string | null;
}

export interface SumRow {
  id: string;
  name: string;
  sums: Sums;
  /** How many documents each figure is the sum of. */
  counts: Record<LedgerFigure, number>;
}

export interface LedgerDocument {
  type: string;
  id: string;
  number: string | null;
  day: string;
  amount: string;
}

export interface DocumentFilter extends Period {
  figure: LedgerFigure;
  dimension: Dimension;
  id: string;
}

export interface WipFilter {
  asOf: string;
  /** Only what is not done, or done and billed below its contract. */
  isOpen: boolean;
}

export interface WipRow {
  id: string;
  number: string;
  name: string;
  status: string;
  contract: string;
  budget: string;
  doneShare: string | null;
  cost: string;
  billed: string;
}

export interface BudgetSumRow {
  id: string;
  number: string;
  name: string;
  /** By category: what was planned and what was spent. */
  budget: Partial<Record<LedgerFigure, string>>;
  actual: Partial<Record<LedgerFigure, string>>;
}

interface KeyAndName {
  key: string;
  table: string;
  name: string;
}

const COLUMNS: Record<Dimension, KeyAndName> = {
  job: { key: 'job_id', table: 'jobs', name: `d.number || ' ' || d.name` },
  customer: { key: 'customer_id', table: 'customers', name: 'd.display_name' },
  contractor: { key: 'contractor_id', table: 'contractors', name: 'd.display_name' },
  service: { key: 'item_id', table: 'items', name: 'd.name' },
};

const FIGURES = ['revenue', 'labour', 'materials', 'bills', 'expenses'];
const SUMS = `jsonb_build_object(${FIGURES.map((name) => `'${name}', COALESCE(sum(l.amount) FILTER (WHERE l.figure = '${name}'), 0)::text`).join(', ')})`;
const COUNTS = `jsonb_build_object(${FIGURES.map((name) => `'${name}', count(DISTINCT l.id) FILTER (WHERE l.figure = '${name}')`).join(', ')})`;

/**
 * Adds up the documents of the operational modules, each report in one statement over all of them. It reads their
 * tables and owns none: asking each module for every document would be a query per row.
 */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  /** By name, after `after`. */
  sums(
    dimension: Dimension,
    { from, to }: Period,
    limit: number,
    after?: readonly [string, string],
  ): Promise<SumRow[]> {
    const { key, table, name } = COLUMNS[dimension];
    return this.database.rows<SumRow>(
      `WITH ledger AS (${LEDGER})
       SELECT d.id, ${name} AS name, ${SUMS} AS sums, ${COUNTS} AS counts
       FROM ledger l JOIN ${table} d ON d.organization_id = current_organization() AND d.id = l.${key}
       GROUP BY d.id, ${name} HAVING $4::text IS NULL OR (${name}, d.id) > ($4, $5::uuid)
       ORDER BY ${name}, d.id LIMIT $6`,
      [from, to, LIVE_STATUSES, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** What all rows of a dimension add up to. */
  async totals(dimension: Dimension, { from, to }: Period): Promise<Sums> {
    const { key, table } = COLUMNS[dimension];
    const [row] = await this.database.rows<{ sums: Sums }>(
      `WITH ledger AS (${LEDGER})
       SELECT ${SUMS} AS sums FROM ledger l JOIN ${table} d ON d.organization_id = current_organization() AND d.id = l.${key}`,
      [from, to, LIVE_STATUSES],
    );
    if (!row) throw new Error('A sum always has a row.');
    return row.sums;
  }

  /** The documents of one figure, by day, after `after`. A document with several lines is one row. */
  documents(
    { figure, dimension, id, from, to }: DocumentFilter,
    limit: number,
    after?: readonly [string, string],
  ): Promise<LedgerDocument[]> {
    return this.database.rows<LedgerDocument>(
      `WITH ledger AS (${LEDGER})
       SELECT l.type, l.id, l.number, to_char(l.day, 'YYYY-MM-DD') AS day, sum(l.amount)::text AS amount
       FROM ledger l WHERE l.figure = $4 AND l.${COLUMNS[dimension].key} = $5
       GROUP BY l.type, l.id, l.number, l.day
       HAVING $6::date IS NULL OR (l.day, l.id) > ($6::date, $7::uuid)
       ORDER BY l.day, l.id LIMIT $8`,
      [from, to, LIVE_STATUSES, figure, id, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Every document that one job costs by, by day. */
  costsOfJob(jobId: string): Promise<(LedgerDocument & { figure: CostFigure })[]> {
    return this.database.rows<LedgerDocument & { figure: CostFigure }>(
      `WITH ledger AS (${LEDGER})
       SELECT l.figure, l.type, l.id, l.number, to_char(l.day, 'YYYY-MM-DD') AS day, sum(l.amount)::text AS amount
       FROM ledger l WHERE l.figure <> 'revenue' AND l.job_id = $4
       GROUP BY l.figure, l.type, l.id, l.number, l.day ORDER BY l.day, l.id`,
      [null, null, LIVE_STATUSES, jobId],
    );
  }

  /** What credits gave back of one job's revenue, by day; amounts are negative. */
  creditsOfJob(jobId: string): Promise<LedgerDocument[]> {
    return this.database.rows<LedgerDocument>(
      `WITH ledger AS (${LEDGER})
       SELECT l.type, l.id, l.number, to_char(l.day, 'YYYY-MM-DD') AS day, sum(l.amount)::text AS amount
       FROM ledger l WHERE l.figure = 'revenue' AND l.type = 'credit' AND l.job_id = $4
       GROUP BY l.type, l.id, l.number, l.day ORDER BY l.day, l.id`,
      [null, null, LIVE_STATUSES, jobId],
    );
  }

  /** What credits, not money, paid of invoices, by invoice, in the invoice's currency. */
  async paidByCredit(invoiceIds: readonly string[]): Promise<Map<string, string>> {
    if (invoiceIds.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; amount: string }>(
      `SELECT invoice_id AS id, sum(amount)::text AS amount FROM credit_applications
       WHERE invoice_id = ANY($1::uuid[]) AND reverted_at IS NULL GROUP BY invoice_id`,
      [invoiceIds],
    );
    return new Map(rows.map(({ id, amount }) => [id, amount]));
  }

  /** Jobs that had begun, as of a day, by number. */
  wip({ asOf, isOpen }: WipFilter, limit: number, afterNumber?: string): Promise<WipRow[]> {
    return this.database.rows<WipRow>(
      `WITH page AS (
         SELECT j.id, j.number, j.name, j.contract_amount,
           CASE WHEN j.status IN ('completed', 'shipped') AND (j.completed_at AT TIME ZONE o.timezone)::date > $2 THEN 'in_progress' ELSE j.status END AS status
         FROM jobs j JOIN organizations o ON o.id = j.organization_id
         WHERE j.status <> 'cancelled' AND (j.created_at AT TIME ZONE o.timezone)::date <= $2::date AND ($4::text IS NULL OR j.number > $4)
         ORDER BY j.number LIMIT CASE WHEN $6::boolean THEN NULL ELSE $5::int END),
       ledger AS (${LEDGER}),
       money AS (SELECT job_id, sum(amount) FILTER (WHERE figure = 'revenue') AS billed, sum(amount) FILTER (WHERE figure <> 'revenue') AS cost
                 FROM ledger WHERE job_id IN (SELECT id FROM page) GROUP BY job_id),
       budget AS (SELECT job_id, sum(amount) AS amount FROM job_budget_lines GROUP BY job_id),
       done AS (SELECT job_id, round(sum(quantity_completed * unit_price) / NULLIF(sum(quantity_ordered * unit_price), 0), 10) AS share
                FROM job_lines WHERE job_id IN (SELECT id FROM page) GROUP BY job_id)
       SELECT j.id, j.number, j.name, j.status, j.contract_amount::text AS contract, COALESCE(b.amount, 0)::text AS budget,
              d.share::text AS "doneShare", COALESCE(m.cost, 0)::text AS cost, COALESCE(m.billed, 0)::text AS billed
       FROM page j LEFT JOIN money m ON m.job_id = j.id LEFT JOIN budget b ON b.job_id = j.id LEFT JOIN done d ON d.job_id = j.id
       WHERE NOT $6::boolean OR j.status NOT IN ('completed', 'shipped') OR j.contract_amount > COALESCE(m.billed, 0)
       ORDER BY j.number LIMIT $5::int`,
      [null, asOf, LIVE_STATUSES, afterNumber ?? null, limit, isOpen],
    );
  }

  /** Jobs with a budget, by number; one job when `jobId` is given. */
  budgets(
    limit: number,
    { afterNumber, jobId }: { afterNumber?: string; jobId?: string },
  ): Promise<BudgetSumRow[]> {
    return this.database.rows<BudgetSumRow>(
      `WITH page AS (
         SELECT j.id, j.number, j.name FROM jobs j JOIN job_budgets b ON b.organization_id = j.organization_id AND b.job_id = j.id
         WHERE ($4::text IS NULL OR j.number > $4) AND ($5::uuid IS NULL OR j.id = $5) ORDER BY j.number LIMIT $6),
       ledger AS (${LEDGER}),
       actual AS (SELECT job_id, jsonb_object_agg(figure, amount) AS amounts FROM (
                    SELECT job_id, figure, sum(amount)::text AS amount FROM ledger
                    WHERE figure <> 'revenue' AND job_id IN (SELECT id FROM page) GROUP BY job_id, figure) a GROUP BY job_id),
       planned AS (SELECT job_id, jsonb_object_agg(category, amount) AS amounts FROM (
                     SELECT job_id, category, sum(amount)::text AS amount FROM job_budget_lines
                     WHERE job_id IN (SELECT id FROM page) GROUP BY job_id, category) p GROUP BY job_id)
       SELECT j.id, j.number, j.name, COALESCE(p.amounts, '{}') AS budget, COALESCE(a.amounts, '{}') AS actual
       FROM page j LEFT JOIN planned p ON p.job_id = j.id LEFT JOIN actual a ON a.job_id = j.id ORDER BY j.number`,
      [null, null, LIVE_STATUSES, afterNumber ?? null, jobId ?? null, limit],
    );
  }
}
