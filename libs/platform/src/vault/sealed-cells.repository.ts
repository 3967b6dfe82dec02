import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Database } from '../database/database.js';
import type { SealedColumn } from './sealed-columns.js';

export interface SealedCell {
  row: string;
  sealed: string;
}

const PAGE = 200;

/** Reads and replaces sealed values of any registered column, of the organization in scope. */
@Injectable()
export class SealedCellsRepository {
  constructor(private readonly database: Database) {}

  /** Cells in the order of their row, a page at a time, after `row`. */
  async after(column: SealedColumn, row: string): Promise<SealedCell[]> {
    const { table, id, cell } = quoted(column);
    const { rows }: pg.QueryResult<SealedCell> = await this.database.pool.query(
      `SELECT ${id} AS row, ${cell} AS sealed FROM ${table}
       WHERE ${cell} IS NOT NULL AND ${id} COLLATE "C" > $1 ORDER BY ${id} COLLATE "C" LIMIT ${PAGE}`,
      [row],
    );
    return rows;
  }

  /** Replaces only what was read: a value that its owner changed meanwhile stays, and the answer says so. */
  async replace(column: SealedColumn, { row, sealed }: SealedCell, next: string): Promise<boolean> {
    const { table, id, cell } = quoted(column);
    const { rowCount } = await this.database.pool.query(
      `UPDATE ${table} SET ${cell} = $3 WHERE ${id} = $1 AND ${cell} = $2`,
      [row, sealed, next],
    );
    return rowCount === 1;
  }

  /** Every column of the database that by its name holds sealed values. */
  async named(): Promise<{ table: string; column: string }[]> {
    const { rows } = await this.database.unscoped.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name ~ '(^|_)sealed(_|$)' AND data_type = 'text'
       ORDER BY 1, 2`,
    );
    return rows;
  }

  async organizations(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      'SELECT id FROM system_organizations() ORDER BY id',
    );
    return rows.map((row) => row.id);
  }
}

function quoted({ table, rowColumns, column }: SealedColumn) {
  const id = `concat_ws(',', ${rowColumns.map((name) => pg.escapeIdentifier(name)).join(', ')})`;
  return { table: pg.escapeIdentifier(table), id, cell: pg.escapeIdentifier(column) };
}
