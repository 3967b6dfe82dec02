import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { SPANS, type Span, type TallyRow } from './rates.js';
import type { Outcome } from './tally.repository.js';

/** How runs that fetch of one kind went in the last month. */
export interface RunFigures {
  kind: string;
  succeeded: number;
  failed: number;
  /** Seconds from the asking to the end, of those that succeeded; null without any. */
  p50Seconds: number | null;
  p95Seconds: number | null;
}

/** Why writes did not go through. */
export interface CauseRow {
  cause: string;
  /** Tries of the last week that met it. */
  tries: number;
  /** Writes that have met it and not gone through since. */
  waiting: number;
  /** The last of them, the newest first. */
  operationIds: string[];
}

/** A write that met a cause, as it is now. */
export interface Example {
  operationId: string;
  entity: Entity;
  localId: string;
  isWaiting: boolean;
  error: { message?: string; fix?: string } | null;
  at: Date;
}

export interface WaitingWrite {
  operationId: string;
  entity: Entity;
  localId: string;
  createdAt: Date;
}

type Sums = { entity: string; outcome: Outcome } & Record<`${Span}${'Tries' | 'Retries'}`, number>;

/** Of each cause as many examples are shown. */
const EXAMPLES = 3;
const CAUSES = 10;

/** Reads what the health of one connection is told from: hours, and of the operations only those that have not gone through. */
@Injectable()
export class HealthRepository {
  constructor(private readonly database: Database) {}

  /** What became of writes in each span of time before `now`, to the full hour. */
  async tallies(connectionId: string, now: Date): Promise<TallyRow[]> {
    const rows = await this.database.rows<Sums>(
      `WITH spans AS (SELECT ${begins('day')} AS day, ${begins('week')} AS week, ${begins('month')} AS month)
       SELECT entity, outcome, ${sums('day')}, ${sums('week')}, ${sums('month')}
       FROM sync_operation_hours, spans WHERE connection_id = $1 AND hour >= month GROUP BY entity, outcome`,
      [connectionId, now],
    );
    return rows.map(({ entity, outcome, ...row }) => ({
      ...{ entity, outcome },
      tries: { day: row.dayTries, week: row.weekTries, month: row.monthTries },
      retries: { day: row.dayRetries, week: row.weekRetries, month: row.monthRetries },
    }));
  }

  async runs(connectionId: string, now: Date): Promise<RunFigures[]> {
    return this.database.rows<RunFigures>(
      `SELECT kind, count(*) FILTER (WHERE status = 'succeeded')::int AS succeeded, count(*) FILTER (WHERE status = 'failed')::int AS failed,
         ${percentile('0.5')} AS "p50Seconds", ${percentile('0.95')} AS "p95Seconds"
       FROM sync_runs WHERE connection_id = $1 AND started_at >= $2::timestamptz - make_interval(hours => ${SPANS.month})
         AND status IN ('succeeded', 'failed')
       GROUP BY kind ORDER BY count(*) DESC, kind`,
      [connectionId, now],
    );
  }

  /** The write that has waited longest and is not held up by something that a person must mend. */
  async oldestWaiting(connectionId: string): Promise<WaitingWrite | undefined> {
    const [row] = await this.database.rows<WaitingWrite>(
      `SELECT id AS "operationId", entity, local_id AS "localId", created_at AS "createdAt" FROM sync_operations
       WHERE connection_id = $1 AND status IN ('planned', 'in_flight', 'uncertain', 'failed') ORDER BY created_at, id LIMIT 1`,
      [connectionId],
    );
    return row;
  }

  /** What people would mend first: causes by how many writes wait because of them, then by tries. */
  async causes(connectionId: string, now: Date): Promise<CauseRow[]> {
    return this.database.rows<CauseRow>(
      `WITH waiting AS (
         SELECT cause, count(*)::int AS count, ${newest('id')} AS ids FROM (
           SELECT id, sync_error_cause(error) AS cause FROM sync_operations
           WHERE connection_id = $1 AND status IN ('failed', 'uncertain', 'parked') AND error IS NOT NULL
             AND (status <> 'failed' OR error -> 'waitsFor' IS NULL)) o
         GROUP BY cause),
       tried AS (
         SELECT cause, sum(tries)::int AS count, ${newest('operation_id')} AS ids
         FROM sync_operation_hours WHERE connection_id = $1 AND hour >= ${begins('week')} AND outcome IN ('failed', 'uncertain', 'parked')
         GROUP BY cause)
       SELECT COALESCE(w.cause, t.cause) AS cause, COALESCE(t.count, 0) AS tries, COALESCE(w.count, 0) AS waiting,
         COALESCE(w.ids, t.ids) AS "operationIds"
       FROM waiting w FULL JOIN tried t ON t.cause = w.cause
       ORDER BY waiting DESC, tries DESC, cause LIMIT ${CAUSES}`,
      [connectionId, now],
    );
  }

  /** In no order; one that is not there any more is left out. */
  async examples(operationIds: readonly string[]): Promise<Example[]> {
    return this.database.rows<Example>(
      `SELECT id AS "operationId", entity, local_id AS "localId", status IN ('failed', 'uncertain', 'parked') AS "isWaiting", error, updated_at AS at
       FROM sync_operations WHERE id = ANY($1::uuid[])`,
      [operationIds],
    );
  }
}

function begins(span: Span): string {
  return `date_trunc('hour', $2::timestamptz - interval '${SPANS[span]} hours', 'UTC')`;
}

/** Ids grow with time. */
function newest(id: string): string {
  return `(array_agg(DISTINCT ${id} ORDER BY ${id} DESC))[1:${EXAMPLES}]`;
}

function sums(span: Span): string {
  const sum = (column: string) => `COALESCE(sum(${column}) FILTER (WHERE hour >= ${span}), 0)::int`;
  return `${sum('tries')} AS "${span}Tries", ${sum('retries')} AS "${span}Retries"`;
}

function percentile(share: string): string {
  return `percentile_cont(${share}) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at)) FILTER (WHERE status = 'succeeded')::float8`;
}
