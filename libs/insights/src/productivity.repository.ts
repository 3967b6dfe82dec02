import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Period } from './ledger.repository.js';

export interface ProductivityRow {
  id: string;
  name: string;
  minutes: number;
  billableMinutes: number;
  approvedMinutes: number;
  rejectedEntries: number;
  entries: number;
  jobs: number;
  completedJobs: number;
  /** Of the completed ones with a due day. */
  dueJobs: number;
  onTimeJobs: number;
}

/** What contractors worked, in one statement. */
@Injectable()
export class ProductivityRepository {
  constructor(private readonly database: Database) {}

  /** Everybody with time in the period, by name, after `after`. */
  page({ from, to }: Period, limit: number, after?: readonly [string, string]): Promise<ProductivityRow[]> {
    return this.database.rows<ProductivityRow>(
      `WITH worked AS (
         SELECT contractor_id, job_id, minutes, billable, status FROM time_entries
         WHERE status IN ('submitted', 'approved', 'invoiced', 'rejected')
           AND ($1::date IS NULL OR work_date >= $1::date) AND ($2::date IS NULL OR work_date <= $2::date)),
       hours AS (
         SELECT contractor_id, count(*)::int AS entries,
                COALESCE(sum(minutes) FILTER (WHERE status <> 'rejected'), 0)::int AS minutes,
                COALESCE(sum(minutes) FILTER (WHERE status <> 'rejected' AND billable), 0)::int AS billable,
                COALESCE(sum(minutes) FILTER (WHERE status IN ('approved', 'invoiced')), 0)::int AS approved,
                count(*) FILTER (WHERE status = 'rejected')::int AS rejected
         FROM worked GROUP BY contractor_id),
       done AS (
         SELECT w.contractor_id, count(*)::int AS jobs, count(j.completed_at)::int AS completed,
                count(*) FILTER (WHERE j.completed_at IS NOT NULL AND j.due_date IS NOT NULL)::int AS due,
                count(*) FILTER (WHERE (j.completed_at AT TIME ZONE o.timezone)::date <= j.due_date)::int AS on_time
         FROM (SELECT DISTINCT contractor_id, job_id FROM worked WHERE job_id IS NOT NULL) w
         JOIN jobs j ON j.organization_id = current_organization() AND j.id = w.job_id JOIN organizations o ON o.id = j.organization_id
         GROUP BY w.contractor_id)
       SELECT c.id, c.display_name AS name, h.minutes, h.billable AS "billableMinutes", h.approved AS "approvedMinutes",
              h.rejected AS "rejectedEntries", h.entries, COALESCE(d.jobs, 0) AS jobs, COALESCE(d.completed, 0) AS "completedJobs",
              COALESCE(d.due, 0) AS "dueJobs", COALESCE(d.on_time, 0) AS "onTimeJobs"
       FROM hours h JOIN contractors c ON c.organization_id = current_organization() AND c.id = h.contractor_id
       LEFT JOIN done d ON d.contractor_id = h.contractor_id
       WHERE $3::text IS NULL OR (c.display_name, c.id) > ($3, $4::uuid)
       ORDER BY c.display_name, c.id LIMIT $5`,
      [from, to, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
