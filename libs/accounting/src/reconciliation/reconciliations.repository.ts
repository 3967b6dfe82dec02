import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { Reconciliation } from './reconciliation.types.js';
import type { TieOutResult } from './tie-out.js';

export type NewReconciliation = Pick<
  Reconciliation,
  'connectionId' | 'trigger' | 'isThorough' | 'syncRunId' | 'createdBy'
>;

/** A paper as it was signed. */
export interface SignedStatement {
  statement: string;
  signature: string;
  signedWith: string;
  signedAt: Date;
}

const FIELDS = `id, connection_id AS "connectionId", "trigger", is_thorough AS "isThorough", status, sync_run_id AS "syncRunId", as_of AS "asOf", totals,
  counts, found, is_cut AS "isCut", calls, error, created_by AS "createdBy", created_at AS "createdAt", finished_at AS "finishedAt"`;
/** A run whose worker is gone for so long is not waited for. */
const ABANDONED = `interval '7 hours'`;

/** Owns `reconciliation_runs`. */
@Injectable()
export class ReconciliationsRepository {
  constructor(private readonly database: Database) {}

  /**
   * The one that waits or works for a company file. Whoever asks for the same file waits until this unit of work ends, so
   * that of many who ask at once one begins.
   */
  async unfinished(connectionId: string): Promise<Reconciliation | undefined> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['reconciliation', connectionId]),
    ]);
    await this.database.rows(
      `UPDATE reconciliation_runs SET status = 'failed', finished_at = now(), error = COALESCE(error, '{"message": "It was given up after many tries."}')
       WHERE connection_id = $1 AND status IN ('queued', 'running') AND created_at < now() - ${ABANDONED}`,
      [connectionId],
    );
    const [run] = await this.database.rows<Reconciliation>(
      `SELECT ${FIELDS} FROM reconciliation_runs
       WHERE connection_id = $1 AND status IN ('queued', 'running') ORDER BY id LIMIT 1`,
      [connectionId],
    );
    return run;
  }

  async create(run: NewReconciliation): Promise<string> {
    const id = newId();
    await this.database.rows(
      `INSERT INTO reconciliation_runs (organization_id, id, connection_id, "trigger", is_thorough, status, sync_run_id, created_by)
       VALUES (current_organization(), $1, $2, $3, $4, 'queued', $5, $6)`,
      [id, run.connectionId, run.trigger, run.isThorough, run.syncRunId, run.createdBy],
    );
    return id;
  }

  async find(id: string): Promise<Reconciliation | undefined> {
    const [run] = await this.database.rows<Reconciliation>(
      `SELECT ${FIELDS} FROM reconciliation_runs WHERE id = $1`,
      [id],
    );
    return run;
  }

  async list(connectionId: string, before: string | undefined, limit: number): Promise<Reconciliation[]> {
    return this.database.rows<Reconciliation>(
      `SELECT ${FIELDS} FROM reconciliation_runs WHERE connection_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
      [connectionId, before ?? null, limit],
    );
  }

  /** The last one that came to its end. */
  async lastSucceeded(connectionId: string): Promise<Reconciliation | undefined> {
    const [run] = await this.database.rows<Reconciliation>(
      `SELECT ${FIELDS} FROM reconciliation_runs WHERE connection_id = $1 AND status = 'succeeded' ORDER BY id DESC LIMIT 1`,
      [connectionId],
    );
    return run;
  }

  /** Takes it up; one that a dead worker left is taken up again. Undefined when it has ended. */
  async claim(id: string): Promise<Reconciliation | undefined> {
    const [run] = await this.database.rows<Reconciliation>(
      `UPDATE reconciliation_runs SET status = 'running', error = NULL WHERE id = $1 AND status IN ('queued', 'running') RETURNING ${FIELDS}`,
      [id],
    );
    return run;
  }

  /** As it ended; undefined when it had ended before: of two workers that had it, one ends it. */
  async succeed(
    id: string,
    asOf: Date,
    { totals, counts, findings, isCut }: TieOutResult,
    calls: number,
  ): Promise<Reconciliation | undefined> {
    const [run] = await this.database.rows<Reconciliation>(
      `UPDATE reconciliation_runs SET status = 'succeeded', as_of = $2, totals = $3, counts = $4, found = $5, is_cut = $6, calls = $7, finished_at = now()
       WHERE id = $1 AND status = 'running' RETURNING ${FIELDS}`,
      [id, asOf, JSON.stringify(totals), JSON.stringify(counts), findings.length, isCut, calls],
    );
    return run;
  }

  /** It waits for its next try, and says why. */
  async postpone(id: string, error: NonNullable<Reconciliation['error']>): Promise<void> {
    await this.database.rows(
      `UPDATE reconciliation_runs SET status = 'queued', error = $2 WHERE id = $1 AND status IN ('queued', 'running')`,
      [id, JSON.stringify(error)],
    );
  }

  /** As it ended; undefined when it had ended before. */
  async fail(id: string, error: NonNullable<Reconciliation['error']>): Promise<Reconciliation | undefined> {
    const [run] = await this.database.rows<Reconciliation>(
      `UPDATE reconciliation_runs SET status = 'failed', error = $2, finished_at = now() WHERE id = $1 AND status IN ('queued', 'running')
       RETURNING ${FIELDS}`,
      [id, JSON.stringify(error)],
    );
    return run;
  }

  /** What the sync that just ended was: who asked for it, and whether it read everything. */
  async syncRun(id: string): Promise<{ trigger: string; kind: string } | undefined> {
    const [run] = await this.database.rows<{ trigger: string; kind: string }>(
      'SELECT "trigger", kind FROM sync_runs WHERE id = $1',
      [id],
    );
    return run;
  }

  /** Whether the nights of a company file are reconciled, and none was for more than a day. */
  async isOverdue(connectionId: string): Promise<boolean> {
    const [row] = await this.database.rows<{ last: boolean | null }>(
      `SELECT max(created_at) < now() - interval '26 hours' AS last FROM reconciliation_runs WHERE connection_id = $1 AND "trigger" = 'nightly'`,
      [connectionId],
    );
    return row?.last === true;
  }

  async certificate(id: string): Promise<SignedStatement | undefined> {
    const [row] = await this.database.rows<SignedStatement>(
      `SELECT statement, signature, signed_with AS "signedWith", signed_at AS "signedAt" FROM reconciliation_runs WHERE id = $1 AND statement IS NOT NULL`,
      [id],
    );
    return row;
  }

  async saveCertificate(
    id: string,
    { statement, signature, signedWith, signedAt }: SignedStatement,
  ): Promise<void> {
    await this.database.rows(
      'UPDATE reconciliation_runs SET statement = $2, signature = $3, signed_with = $4, signed_at = $5 WHERE id = $1',
      [id, statement, signature, signedWith, signedAt],
    );
  }
}
