import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { DaySheet } from './domain/week-sheet.js';

export interface VersionedEntry {
  id: string;
  version: number;
}

/** Reads of a week, in one statement each. */
@Injectable()
export class WeeksRepository {
  constructor(private readonly database: Database) {}

  /** What each contractor has on each day; `now` ends the timers that run. */
  byDay(
    firstDay: string,
    lastDay: string,
    now: Date,
    contractorId?: string,
  ): Promise<(DaySheet & { contractorId: string })[]> {
    return this.database.rows(BY_DAY, [firstDay, lastDay, contractorId ?? null, now]);
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

  /** What waits for a decision of a contractor, held until the transaction ends. */
  lockWaiting(contractorId: string, firstDay: string, lastDay: string): Promise<VersionedEntry[]> {
    return this.database.rows(
      `SELECT id, version FROM time_entries WHERE contractor_id = $1 AND work_date BETWEEN $2 AND $3
         AND status = 'submitted' ORDER BY id FOR UPDATE`,
      [contractorId, firstDay, lastDay],
    );
  }

  /** The same of everybody, or of one, as it is now. */
  waiting(
    firstDay: string,
    lastDay: string,
    contractorId?: string,
  ): Promise<(VersionedEntry & { contractorId: string })[]> {
    return this.database.rows(
      `SELECT id, version, contractor_id AS "contractorId" FROM time_entries WHERE work_date BETWEEN $1 AND $2
         AND status = 'submitted' AND ($3::uuid IS NULL OR contractor_id = $3::uuid)`,
      [firstDay, lastDay, contractorId ?? null],
    );
  }

  /** How much time and how many expenses of the week nobody has decided about. */
  async undecided(
    firstDay: string,
    lastDay: string,
    contractorId?: string,
  ): Promise<{ entries: number; expenses: number }> {
    const [row] = await this.database.rows<{ entries: number; expenses: number }>(
      `SELECT (SELECT count(*)::int FROM time_entries WHERE work_date BETWEEN $1 AND $2
                 AND status IN ('draft', 'running', 'on_break', 'submitted')
                 AND ($3::uuid IS NULL OR contractor_id = $3::uuid)) AS entries,
              (SELECT count(*)::int FROM expenses WHERE expense_date BETWEEN $1 AND $2
                 AND status IN ('draft', 'submitted')
                 AND ($3::uuid IS NULL OR contractor_id = $3::uuid)) AS expenses`,
      [firstDay, lastDay, contractorId ?? null],
    );
    return row ?? { entries: 0, expenses: 0 };
  }
}

const BY_DAY = `
SELECT e.contractor_id AS "contractorId", e.work_date::text AS day, count(*)::int AS entries,
  coalesce(sum(e.minutes) FILTER (WHERE e.status = 'draft'), 0)::int AS "draftMinutes",
  coalesce(sum(e.minutes) FILTER (WHERE e.status = 'submitted'), 0)::int AS "submittedMinutes",
  coalesce(sum(e.minutes) FILTER (WHERE e.status IN ('approved', 'invoiced')), 0)::int AS "approvedMinutes",
  coalesce(sum(e.minutes) FILTER (WHERE e.status = 'rejected'), 0)::int AS "rejectedMinutes",
  (count(*) FILTER (WHERE e.status IN ('running', 'on_break')))::int AS running,
  (count(*) FILTER (WHERE e.status = 'running'))::int AS ticking,
  coalesce(sum(greatest(0, extract(epoch FROM $4::timestamptz - e.started_at) - (
    SELECT coalesce(sum(extract(epoch FROM coalesce((b ->> 'endedAt')::timestamptz, $4::timestamptz) - (b ->> 'startedAt')::timestamptz)), 0)
    FROM jsonb_array_elements(e.breaks) b))) FILTER (WHERE e.status IN ('running', 'on_break')), 0)::int AS "runningSeconds",
  (count(*) FILTER (WHERE e.status <> 'invoiced'
    AND coalesce(e.ended_at, $4::timestamptz) > e.forgotten_after))::int AS forgotten,
  (count(*) FILTER (WHERE e.status <> 'rejected' AND EXISTS (
    SELECT 1 FROM time_entries o
    WHERE o.organization_id = e.organization_id AND o.contractor_id = e.contractor_id AND o.id <> e.id
      AND o.status <> 'rejected' AND o.work_date BETWEEN e.work_date - 1 AND e.work_date + 1
      AND o.started_at < coalesce(e.ended_at, $4::timestamptz)
      AND e.started_at < coalesce(o.ended_at, $4::timestamptz))))::int AS overlapping
FROM time_entries e
WHERE e.work_date BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR e.contractor_id = $3::uuid)
GROUP BY e.contractor_id, e.work_date`;
