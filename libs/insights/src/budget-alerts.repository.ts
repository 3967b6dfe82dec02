import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { WatchedBudget } from './domain/budget-watch.js';

/** Owns `job_budget_alerts`: what was told about a budget, so that it is told once. */
@Injectable()
export class BudgetAlertsRepository {
  constructor(private readonly database: Database) {}

  /** What is watched; nobody else looks at the same budget until this unit of work ends. Undefined without a budget. */
  async lock(jobId: string): Promise<WatchedBudget | undefined> {
    const [row] = await this.database.rows<Pick<WatchedBudget, 'version' | 'warnPercent'>>(
      'SELECT version, warn_percent AS "warnPercent" FROM job_budgets WHERE job_id = $1 FOR UPDATE',
      [jobId],
    );
    if (!row) return undefined;
    const [sums] = await this.database.rows<{ budget: string; raised: number[] }>(
      `SELECT COALESCE((SELECT sum(amount) FROM job_budget_lines WHERE job_id = $1), 0)::text AS budget,
              ARRAY(SELECT percent FROM job_budget_alerts WHERE job_id = $1) AS raised`,
      [jobId],
    );
    return { ...row, budget: sums?.budget ?? '0', raised: sums?.raised ?? [] };
  }

  async add(jobId: string, percents: readonly number[], cost: string, budget: string): Promise<void> {
    await this.database.rows(
      `INSERT INTO job_budget_alerts (organization_id, job_id, percent, cost, budget)
       SELECT current_organization(), $1, p, $3, $4 FROM unnest($2::int[]) AS p`,
      [jobId, [...percents], cost, budget],
    );
  }

  /** They may be told again. */
  async remove(jobId: string, percents: readonly number[]): Promise<void> {
    if (percents.length === 0) return;
    await this.database.rows('DELETE FROM job_budget_alerts WHERE job_id = $1 AND percent = ANY($2::int[])', [
      jobId,
      [...percents],
    ]);
  }
}
