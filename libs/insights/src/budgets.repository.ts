import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { CostFigure } from './domain/report-figures.js';

export interface BudgetLine {
  category: CostFigure;
  description: string | null;
  amount: string;
}

export interface Budget {
  /** Zero where there is none yet. */
  version: number;
  /** An early word at this percentage of the budget; null for none. */
  warnPercent: number | null;
  lines: BudgetLine[];
}

/** The column's default. */
const USUAL_WARNING = 80;

/** Owns `job_budgets` and `job_budget_lines`. */
@Injectable()
export class BudgetsRepository {
  constructor(private readonly database: Database) {}

  async find(jobId: string): Promise<Budget> {
    const rows = await this.database.rows<{
      version: number;
      warnPercent: number | null;
      line: BudgetLine | null;
    }>(
      `SELECT b.version, b.warn_percent AS "warnPercent", CASE WHEN l.job_id IS NOT NULL THEN
                jsonb_build_object('category', l.category, 'description', l.description, 'amount', round(l.amount, 2)::text) END AS line
       FROM job_budgets b LEFT JOIN job_budget_lines l ON l.organization_id = b.organization_id AND l.job_id = b.job_id
       WHERE b.job_id = $1 ORDER BY l.line_number`,
      [jobId],
    );
    const lines = rows.flatMap(({ line }) => (line ? [line] : []));
    const [first] = rows;
    return { version: first?.version ?? 0, warnPercent: first ? first.warnPercent : USUAL_WARNING, lines };
  }

  /** False when it is not at `version` any more; of many at once, one is let through. */
  async advance(jobId: string, version: number): Promise<boolean> {
    const rows =
      version === 0
        ? await this.database.rows(
            'INSERT INTO job_budgets (organization_id, job_id) VALUES (current_organization(), $1) ON CONFLICT DO NOTHING RETURNING version',
            [jobId],
          )
        : await this.database.rows(
            'UPDATE job_budgets SET version = version + 1, updated_at = now() WHERE job_id = $1 AND version = $2 RETURNING version',
            [jobId, version],
          );
    return rows.length > 0;
  }

  async warnAt(jobId: string, percent: number | null): Promise<void> {
    await this.database.rows('UPDATE job_budgets SET warn_percent = $2 WHERE job_id = $1', [jobId, percent]);
  }

  async replaceLines(jobId: string, lines: readonly BudgetLine[]): Promise<void> {
    await this.database.rows('DELETE FROM job_budget_lines WHERE job_id = $1', [jobId]);
    await this.database.rows(
      `INSERT INTO job_budget_lines (organization_id, job_id, line_number, category, description, amount)
       SELECT current_organization(), $1, l.number, l.category, l.description, l.amount
       FROM unnest($2::text[], $3::text[], $4::numeric[]) WITH ORDINALITY AS l (category, description, amount, number)`,
      [
        jobId,
        lines.map(({ category }) => category),
        lines.map(({ description }) => description),
        lines.map(({ amount }) => amount),
      ],
    );
  }
}
