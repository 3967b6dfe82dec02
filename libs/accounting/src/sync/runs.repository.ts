import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { Cursor } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { RecordProblem } from './record-problems.js';

export type RunKind = 'full' | 'delta' | 'sweep';
export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface EntityProgress {
  /** Records read so far. */
  pulled: number;
  total: number | null;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  skipped: number;
  conflicts: number;
  done: boolean;
  /** The first records that could not be taken in; absent when there are none. */
  problems?: RecordProblem[];
  /** Where the last page that was kept began. */
  from?: Cursor | null;
  /** Of what is linked: the id up to which it has been asked for whether it is there still, and whether all of it has. */
  asked?: { upTo: string; all: boolean };
  /** Where the next page begins: saved with the page it follows, so that a killed worker repeats nothing it wrote. */
  cursor: Cursor | null;
}

export interface SyncRun {
  id: string;
  connectionId: string;
  kind: RunKind;
  trigger: string;
  status: RunStatus;
  progress: Partial<Record<Entity, EntityProgress>>;
  calls: number;
  error: object | null;
  startedAt: Date;
  finishedAt: Date | null;
  fence: bigint;
}

/** Another worker has taken the run over; this one must write nothing more. */
export class StaleWorkerError extends Error {
  constructor() {
    super('Another worker has taken this run over.');
    this.name = 'StaleWorkerError';
  }
}

const RUN_FIELDS = `id, connection_id AS "connectionId", kind, "trigger", status, progress, calls, error, started_at AS "startedAt",
  finished_at AS "finishedAt", fence`;

/** Longer than any span of time that the health of a connection is told of. */
const IDLE_DAYS = 35;

@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  async create(connectionId: string, kind: RunKind, trigger: string): Promise<string> {
    const id = newId();
    await this.database.rows(
      `INSERT INTO sync_runs (organization_id, id, connection_id, kind, "trigger", status) VALUES (current_organization(), $1, $2, $3, $4, 'queued')`,
      [id, connectionId, kind, trigger],
    );
    return id;
  }

  /** The run that waits or works for this connection, if there is one, and whether it may have asked the books already. */
  async unfinished(
    connectionId: string,
  ): Promise<{ id: string; kind: RunKind; hasBegun: boolean } | undefined> {
    const [run] = await this.database.rows<{ id: string; kind: RunKind; hasBegun: boolean }>(
      `SELECT id, kind, status = 'running' OR calls > 0 AS "hasBegun" FROM sync_runs WHERE connection_id = $1 AND status IN ('queued', 'running') ORDER BY started_at LIMIT 1`,
      [connectionId],
    );
    return run;
  }

  /** The last run of a connection, as a text that is another one as soon as a run is made or one ends. */
  async standing(connectionId: string): Promise<string> {
    const [row] = await this.database.rows<{ standing: string }>(
      `SELECT concat_ws(' ', id, status) AS standing FROM sync_runs WHERE connection_id = $1 ORDER BY id DESC LIMIT 1`,
      [connectionId],
    );
    return row?.standing ?? '';
  }

  /** Takes the run over: from now on only the holder of the new fence may write to it. */
  async claim(id: string): Promise<SyncRun | undefined> {
    const [row] = await this.database.rows<SyncRun & { fence: string }>(
      `UPDATE sync_runs SET status = 'running', fence = fence + 1, heartbeat_at = now(), error = NULL
       WHERE id = $1 AND status IN ('queued', 'running')
       RETURNING id, connection_id AS "connectionId", kind, "trigger", status, progress, calls, error, started_at AS "startedAt",
         finished_at AS "finishedAt", fence::text`,
      [id],
    );
    return row && { ...row, fence: BigInt(row.fence) };
  }

  /** A delta that has to read everything is a full run from here on, for whoever takes it over as well. */
  async widen(run: SyncRun): Promise<void> {
    run.kind = 'full';
    await this.database.rows(`UPDATE sync_runs SET kind = 'full' WHERE id = $1 AND fence = $2`, [
      run.id,
      run.fence.toString(),
    ]);
  }

  /** Inside the page's unit of work. Throws `StaleWorkerError` when the fence has moved on. */
  async saveProgress(run: SyncRun): Promise<void> {
    const rows = await this.database.rows(
      `UPDATE sync_runs SET progress = $3, calls = $4, heartbeat_at = now() WHERE id = $1 AND fence = $2 AND status = 'running' RETURNING id`,
      [run.id, run.fence.toString(), JSON.stringify(run.progress), run.calls],
    );
    if (rows.length === 0) throw new StaleWorkerError();
  }

  async finish(run: SyncRun, status: 'succeeded' | 'failed' | 'cancelled', error?: object): Promise<void> {
    await this.database.rows(
      `UPDATE sync_runs SET status = $3, error = $4, progress = $5, calls = $6, finished_at = now(), heartbeat_at = now()
       WHERE id = $1 AND fence = $2`,
      [
        run.id,
        run.fence.toString(),
        status,
        error === undefined ? null : JSON.stringify(error),
        JSON.stringify(run.progress),
        run.calls,
      ],
    );
  }

  /** Starts the time anew after which a run counts as abandoned. */
  async touch(id: string): Promise<void> {
    await this.database.rows('UPDATE sync_runs SET heartbeat_at = now() WHERE id = $1', [id]);
  }

  /** What went wrong this time; the run stays open and will be tried again. */
  async noteError(run: SyncRun, error: object): Promise<void> {
    await this.database.rows('UPDATE sync_runs SET error = $3 WHERE id = $1 AND fence = $2', [
      run.id,
      run.fence.toString(),
      JSON.stringify(error),
    ]);
  }

  async find(connectionId: string, id: string): Promise<SyncRun | undefined> {
    const [run] = await this.database.rows<SyncRun>(
      `SELECT ${RUN_FIELDS} FROM sync_runs WHERE connection_id = $1 AND id = $2`,
      [connectionId, id],
    );
    return run;
  }

  async list(connectionId: string, before: string | undefined, limit: number): Promise<SyncRun[]> {
    return this.database.rows<SyncRun>(
      `SELECT ${RUN_FIELDS} FROM sync_runs
       WHERE connection_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
      [connectionId, before ?? null, limit],
    );
  }

  /**
   * Forgets looks between the hours that found nothing, when the health of their connection does not count them any more:
   * there are 52,000 of them in a year. The last run of a connection stays, and whatever something else names.
   */
  async forgetIdle(): Promise<void> {
    await this.database.rows(
      `DELETE FROM sync_runs r
       WHERE r."trigger" = 'catch-up' AND r.status = 'succeeded' AND r.finished_at < now() - interval '${IDLE_DAYS} days'
         AND NOT EXISTS (SELECT 1 FROM jsonb_each(r.progress) AS p(entity, told) WHERE told ? 'problems'
           OR EXISTS (SELECT 1 FROM unnest(ARRAY['created', 'updated', 'removed', 'conflicts']) AS did WHERE (told ->> did)::int > 0))
         AND NOT EXISTS (SELECT 1 FROM sync_changes c WHERE c.organization_id = r.organization_id AND c.run_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM sync_plans p WHERE p.organization_id = r.organization_id AND p.run_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM sync_rollbacks b WHERE b.organization_id = r.organization_id AND b.run_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM reconciliation_runs n WHERE n.organization_id = r.organization_id AND n.sync_run_id = r.id)
         AND EXISTS (SELECT 1 FROM sync_runs later WHERE later.organization_id = r.organization_id AND later.connection_id = r.connection_id
           AND later.started_at > r.started_at AND later.status = 'succeeded')`,
    );
  }

  async cursor(connectionId: string): Promise<Cursor | undefined> {
    const [row] = await this.database.rows<{ cursor: Cursor }>(
      `SELECT cursor FROM sync_cursors WHERE connection_id = $1 AND entity = '*' AND kind = 'delta'`,
      [connectionId],
    );
    return row?.cursor;
  }

  /** Kinds that were not taken in for a while, so that what changed since the bookmark is not all that is new of them. */
  async noteMissed(connectionId: string, entities: readonly Entity[]): Promise<void> {
    await this.database.rows(
      `INSERT INTO sync_cursors (organization_id, connection_id, entity, kind, cursor)
       SELECT current_organization(), $1, entity, 'missed', '{}' FROM unnest($2::text[]) AS m(entity) ON CONFLICT DO NOTHING`,
      [connectionId, entities],
    );
  }

  async missed(connectionId: string): Promise<Set<Entity>> {
    const rows = await this.database.rows<{ entity: Entity }>(
      `SELECT entity FROM sync_cursors WHERE connection_id = $1 AND kind = 'missed'`,
      [connectionId],
    );
    return new Set(rows.map(({ entity }) => entity));
  }

  async caughtUp(connectionId: string, entity: Entity): Promise<void> {
    await this.database.rows(
      `DELETE FROM sync_cursors WHERE connection_id = $1 AND entity = $2 AND kind = 'missed'`,
      [connectionId, entity],
    );
  }

  async saveCursor(connectionId: string, cursor: Cursor): Promise<void> {
    await this.database.rows(
      `INSERT INTO sync_cursors (organization_id, connection_id, entity, kind, cursor) VALUES (current_organization(), $1, '*', 'delta', $2)
       ON CONFLICT (organization_id, connection_id, entity, kind) DO UPDATE SET cursor = EXCLUDED.cursor, updated_at = now()`,
      [connectionId, JSON.stringify(cursor)],
    );
  }
}

export function noProgress(): EntityProgress {
  return {
    pulled: 0,
    total: null,
    created: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    skipped: 0,
    conflicts: 0,
    done: false,
    cursor: null,
  };
}
