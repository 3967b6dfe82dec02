import { Injectable } from '@nestjs/common';
import type { QueryResult } from 'pg';
import { Database } from '../database/database.js';
import { requireScope } from '../database/tenant-context.js';
import type { WrappedKey } from './master-keys.js';

const COLUMNS = 'version, master_key_id AS "masterKeyId", wrapped_key AS "wrappedKey"';

/** The wrapped data keys of the organization in scope. Joins the open unit of work. */
@Injectable()
export class DataKeysRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async list(): Promise<WrappedKey[]> {
    const { rows }: QueryResult<WrappedKey> = await this.database.pool.query(
      `SELECT ${COLUMNS} FROM data_keys ORDER BY version`,
    );
    return rows;
  }

  /** False when another writer has made this version meanwhile: then theirs is the one to use. */
  async insert({ version, masterKeyId, wrappedKey }: WrappedKey): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `INSERT INTO data_keys (organization_id, version, master_key_id, wrapped_key)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [requireScope().organizationId, version, masterKeyId, wrappedKey],
    );
    return rowCount === 1;
  }

  async retireBefore(version: number): Promise<void> {
    await this.database.pool.query(
      'UPDATE data_keys SET retired_at = now() WHERE version < $1 AND retired_at IS NULL',
      [version],
    );
  }

  async rewrap({ version, masterKeyId, wrappedKey }: WrappedKey): Promise<void> {
    await this.database.pool.query(
      'UPDATE data_keys SET master_key_id = $2, wrapped_key = $3 WHERE version = $1',
      [version, masterKeyId, wrappedKey],
    );
  }
}
