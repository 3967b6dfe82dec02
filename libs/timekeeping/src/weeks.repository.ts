import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What one contractor has in a week. */
export interface WeekOfContractor {
  contractorId: string;
  entries: number;
  /** Minutes that count, by what has become of them. */
  draftMinutes: number;
  submittedMinutes: number;
  approvedMinutes: number;
  rejectedMinutes: number;
  /** Timers that run. */
  running: number;
}

/** Reads of a week, in one statement each. */
@Injectable()
export class WeeksRepository {
  constructor(private readonly database: Database) {}

  byContractor(firstDay: string, lastDay: string, contractorId?: string): Promise<WeekOfContractor[]> {
    return this.database.rows<WeekOfContractor>(BY_CONTRACTOR, [firstDay, lastDay, contractorId ?? null]);
  }

  /** Ids of a contractor's entries in these states, oldest day first. */
  async ids(
    contractorId: string,
    firstDay: string,
    lastDay: string,
    statuses: readonly string[],
  ): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM time_entries WHERE contractor_id = $1 AND work_date BETWEEN $2 AND $3 AND status = ANY($4::text[])
       ORDER BY work_date, id`,
      [contractorId, firstDay, lastDay, [...statuses]],
    );
    return rows.map(({ id }) => id);
  }

  /** How much time and how many expenses of the week nobody has decided about. */
  async undecided(firstDay: string, lastDay: string): Promise<{ entries: number; expenses: number }> {
    const [row] = await this.database.rows<{ entries: number; expenses: number }>(
      `SELECT (SELECT count(*)::int FROM time_entries WHERE work_date BETWEEN $1 AND $2
                 AND status IN ('draft', 'running', 'on_break', 'submitted')) AS entries,
              (SELECT count(*)::int FROM expenses WHERE expense_date BETWEEN $1 AND $2
                 AND status IN ('draft', 'submitted')) AS expenses`,
      [firstDay, lastDay],
    );
    return row ?? { entries: 0, expenses: 0 };
  }
}

const BY_CONTRACTOR = `
SELECT contractor_id AS "contractorId", count(*)::int AS entries,
  coalesce(sum(minutes) FILTER (WHERE status = 'draft'), 0)::int AS "draftMinutes",
  coalesce(sum(minutes) FILTER (WHERE status = 'submitted'), 0)::int AS "submittedMinutes",
  coalesce(sum(minutes) FILTER (WHERE status IN ('approved', 'invoiced')), 0)::int AS "approvedMinutes",
  coalesce(sum(minutes) FILTER (WHERE status = 'rejected'), 0)::int AS "rejectedMinutes",
  (count(*) FILTER (WHERE status IN ('running', 'on_break')))::int AS running
FROM time_entries WHERE work_date BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR contractor_id = $3::uuid)
GROUP BY contractor_id ORDER BY contractor_id`;
