import { Injectable } from '@nestjs/common';
import type { QueryResult } from 'pg';
import { Database } from '../../database/database.js';
import { requireScope } from '../../database/tenant-context.js';

/** A request that is being handled renews its hold on its key; that of a process that died ends by then. */
const LEASE = '30 seconds';
const KEPT = '24 hours';

export interface StoredKey {
  requestHash: string;
  /** `written`: something was committed under it, and the answer is not known yet. */
  state: 'running' | 'written' | 'done';
  /** Whoever took it does not renew it any more, so nobody will answer. */
  isOverdue: boolean;
  responseStatus: number | null;
  /** Sealed by the vault. */
  responseBody: string | null;
}

/** The keys of the organization in scope. The database's clock decides what has expired. */
@Injectable()
export class IdempotencyRepository {
  constructor(private readonly database: Database) {}

  /** Takes a key that is new or has expired and returns its fence; undefined when somebody else has it. */
  async claim(key: string, requestHash: string): Promise<string | undefined> {
    const { rows }: QueryResult<{ fence: string }> = await this.database.pool.query(
      `INSERT INTO idempotency_keys (organization_id, key, request_hash, state, expires_at)
       VALUES ($1, $2, $3, 'running', now() + $4::interval)
       ON CONFLICT (organization_id, key) DO UPDATE
         SET request_hash = EXCLUDED.request_hash, state = 'running', response_status = NULL, response_body = NULL,
             created_at = now(), expires_at = EXCLUDED.expires_at
         WHERE idempotency_keys.expires_at < now()
       RETURNING created_at::text AS fence`,
      [requireScope().organizationId, key, requestHash, LEASE],
    );
    return rows[0]?.fence;
  }

  async find(key: string): Promise<StoredKey | undefined> {
    const { rows }: QueryResult<StoredKey> = await this.database.pool.query(
      `SELECT request_hash AS "requestHash", state, expires_at < now() + $3::interval - $2::interval AS "isOverdue",
              response_status AS "responseStatus", response_body #>> '{}' AS "responseBody"
       FROM idempotency_keys WHERE key = $1`,
      [key, LEASE, KEPT],
    );
    return rows[0];
  }

  /** What was committed under a key is kept for longer than it is held. */
  async renew(key: string, fence: string): Promise<void> {
    await this.database.pool.query(
      `UPDATE idempotency_keys SET expires_at = now() + CASE state WHEN 'running' THEN $3::interval ELSE $4::interval END
       WHERE key = $1 AND created_at = $2::timestamptz AND state <> 'done'`,
      [key, fence, LEASE, KEPT],
    );
  }

  /**
   * Notes in the transaction in scope that it committed something under the key. Whoever deletes what is still `running`
   * waits for that commit. False when somebody else has the key by now.
   */
  async mark(key: string, requestHash: string, fence: string): Promise<boolean> {
    const { rowCount }: QueryResult = await this.database.pool.query(
      `INSERT INTO idempotency_keys AS held (organization_id, key, request_hash, state, created_at, expires_at)
       VALUES ($1, $2, $3, 'written', $4::timestamptz, now() + $5::interval)
       ON CONFLICT (organization_id, key) DO UPDATE SET state = EXCLUDED.state, expires_at = EXCLUDED.expires_at
         WHERE held.created_at = EXCLUDED.created_at`,
      [requireScope().organizationId, key, requestHash, fence, KEPT],
    );
    return rowCount === 1;
  }

  /** Only the holder of the fence may write: a claim that outlived its lease belongs to somebody else. */
  async complete(key: string, fence: string, status: number, body: string | null): Promise<void> {
    await this.database.pool.query(
      `UPDATE idempotency_keys
       SET state = 'done', response_status = $3, response_body = to_jsonb($4::text), expires_at = now() + $5::interval
       WHERE key = $1 AND created_at = $2::timestamptz AND state <> 'done'`,
      [key, fence, status, body, KEPT],
    );
  }

  async release(key: string, fence: string): Promise<void> {
    await this.database.pool.query(
      `DELETE FROM idempotency_keys WHERE key = $1 AND created_at = $2::timestamptz AND state <> 'done'`,
      [key, fence],
    );
  }

  /** False when something was committed under it. */
  async releaseUnwritten(key: string, fence: string): Promise<boolean> {
    const { rowCount }: QueryResult = await this.database.pool.query(
      `DELETE FROM idempotency_keys WHERE key = $1 AND created_at = $2::timestamptz AND state = 'running'`,
      [key, fence],
    );
    return rowCount === 1;
  }

  async deleteExpired(): Promise<void> {
    await this.database.pool.query('DELETE FROM idempotency_keys WHERE expires_at < now()');
  }

  async organizations(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      'SELECT id FROM system_organizations()',
    );
    return rows.map((row) => row.id);
  }
}
