import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A time entry as a check of documents sees it. Days are `YYYY-MM-DD`, instants ISO 8601, rates decimal text. */
export interface TimeOnDay {
  id: string;
  contractorId: string;
  jobId: string | null;
  workOrderId: string | null;
  serviceTypeId: string | null;
  itemId: string | null;
  workDate: string;
  minutes: number;
  /** Null for time that was entered as hours of a day. */
  startedAt: string | null;
  endedAt: string | null;
  /** Whether a timer ran on after the hours at which the organization takes it for forgotten. */
  isForgotten: boolean;
  status: string;
  hourlyRate: string | null;
  costRate: string | null;
}

/** Reads of many time entries at once, for whoever checks documents. Everything runs in the tenant in scope. */
@Injectable()
export class TimeSets {
  constructor(private readonly database: Database) {}

  /** The entries themselves and everything else that their contractors recorded on the same days, rejected ones left out. */
  async onTheDaysOf(ids: readonly string[]): Promise<TimeOnDay[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.rows<TimedRow>(ON_THE_DAYS, [[...ids]]);
    return rows.map((row) => ({
      ...row,
      startedAt: instantOf(row.startedAt),
      endedAt: instantOf(row.endedAt),
    }));
  }

  /** The minutes of each contractor's last `limit` approved entries, newest first. */
  async pastMinutes(contractorIds: readonly string[], limit: number): Promise<Map<string, number[]>> {
    if (contractorIds.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; minutes: number[] }>(PAST_MINUTES, [
      [...contractorIds],
      limit,
    ]);
    return new Map(rows.map(({ id, minutes }) => [id, minutes]));
  }
}

/** With instants as milliseconds since 1970: the server takes five times as long to write one as text. */
type TimedRow = Omit<TimeOnDay, 'startedAt' | 'endedAt'> & Record<'startedAt' | 'endedAt', number | null>;

function instantOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const READ = `id, contractor_id, job_id, work_order_id, service_type_id, item_id, work_date, minutes, status, hourly_rate,
  cost_rate, started_at, ended_at, forgotten_after`;

// OFFSET 0: day by day through the index, however many days the planner expects; it would rather read all time there is.
// Columns by name: a whole row that passes through it is taken apart to its end.
const ON_THE_DAYS = `
WITH days AS MATERIALIZED (SELECT DISTINCT contractor_id, work_date FROM time_entries WHERE id = ANY($1::uuid[]))
SELECT t.id, t.contractor_id AS "contractorId", t.job_id AS "jobId", t.work_order_id AS "workOrderId",
       t.service_type_id AS "serviceTypeId", t.item_id AS "itemId", ${milliseconds('t.started_at')} AS "startedAt",
       ${milliseconds('t.ended_at')} AS "endedAt", (t.ended_at > t.forgotten_after) IS TRUE AS "isForgotten",
       t.work_date::text AS "workDate", t.minutes, t.status,
       trim_scale(t.hourly_rate)::text AS "hourlyRate", trim_scale(t.cost_rate)::text AS "costRate"
FROM days d JOIN LATERAL (
  SELECT ${READ} FROM time_entries WHERE contractor_id = d.contractor_id AND work_date = d.work_date OFFSET 0) t
  ON t.status <> 'rejected' OR t.id = ANY($1::uuid[])`;

// As JSON, which the driver reads faster than an array.
const PAST_MINUTES = `
SELECT c.id, h.minutes FROM unnest($1::uuid[]) AS c(id) CROSS JOIN LATERAL (
  SELECT to_json(array_agg(t.minutes)) AS minutes FROM (
    SELECT minutes FROM time_entries WHERE contractor_id = c.id AND status IN ('approved', 'invoiced')
    ORDER BY work_date DESC LIMIT $2) t) h WHERE h.minutes IS NOT NULL`;
