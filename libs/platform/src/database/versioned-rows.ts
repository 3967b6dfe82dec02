import { newId } from '#kernel';
import { decodeCursor, type Page, toPage } from '../http/paging.js';
import type { Database } from './database.js';
import { instantText } from './instant-text.js';
import type { Columns, ColumnType } from './record-store.js';
import { snakeCase } from './record-store.sql.js';

/** How the fields that a person writes map to columns of a table with `id`, `version`, `created_at` and `updated_at`. */
export interface RowShape<F extends object> {
  table: string;
  columns: Columns<F>;
  /** The text column that lists are sorted by; without one they are in the order of their making. */
  sortedBy?: string & keyof F;
}

/** A row as it is stored: what a person wrote, and what the database keeps beside it. */
export type Versioned<F extends object> = F & {
  id: string;
  /** Grows by one with every change. */
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
};

/** Columns and the values they must have; undefined asks for nothing. Names come from code, never from data. */
export type Wanted = Readonly<Record<string, string | boolean | null | undefined>>;

export interface RowsPage {
  cursor?: string;
  limit: number;
  /** Text that one of these columns must contain, capitals aside. */
  search?: { text: string | undefined; columns: readonly string[] };
}

/**
 * One small table that people keep by hand, in the tenant in scope: the same five statements for every such table.
 * Decimals are read as their shortest text and days as `YYYY-MM-DD`.
 */
export class VersionedRows<F extends object> {
  private readonly fields: [field: string, column: string, type: ColumnType][];
  private readonly selected: string;

  constructor(
    private readonly database: Database,
    private readonly shape: RowShape<F>,
  ) {
    this.fields = Object.entries<ColumnType>(shape.columns).map(([field, type]) => [
      field,
      snakeCase(field),
      type,
    ]);
    const own = this.fields.map(([field, column, type]) => `${readAs(column, type)} AS "${field}"`);
    const stamps = [
      `${instantText('created_at')} AS "createdAt"`,
      `${instantText('updated_at')} AS "updatedAt"`,
    ];
    this.selected = ['id', 'version', ...own, ...stamps].join(', ');
  }

  /** The row, or undefined when there is none that is as `wanted`. `lock` keeps others from changing it meanwhile. */
  async find(id: string, wanted: Wanted = {}, lock = false): Promise<Versioned<F> | undefined> {
    const [conditions, values] = conditionsOf(wanted, [id]);
    const rows = await this.database.rows<Versioned<F>>(
      `SELECT ${this.selected} FROM ${this.shape.table} WHERE id = $1${conditions}${lock ? ' FOR UPDATE' : ''}`,
      values,
    );
    return rows[0];
  }

  /** Every row that is as `wanted`, oldest first, at most `limit`. An array asks for any of its values. */
  async all(
    wanted: Readonly<Record<string, readonly string[] | string | boolean | null | undefined>>,
    limit = 10_000,
  ): Promise<Versioned<F>[]> {
    const [conditions, values] = conditionsOf(wanted, []);
    return this.database.rows(
      `SELECT ${this.selected} FROM ${this.shape.table} WHERE true${conditions} ORDER BY id LIMIT ${limit}`,
      values,
    );
  }

  async page(wanted: Wanted, { cursor, limit, search }: RowsPage): Promise<Page<Versioned<F>>> {
    const { sortedBy, table } = this.shape;
    const [conditions, values] = conditionsOf(wanted, []);
    const sort = sortedBy ? `${snakeCase(sortedBy)}, id` : 'id';
    const parts = sortedBy ? (['text', 'id'] as const) : (['id'] as const);
    let position = '';
    if (cursor) {
      values.push(...decodeCursor(cursor, ...parts));
      // The id is the last part of every key.
      const places = parts.map((_, at) => `$${values.length - parts.length + 1 + at}`).join(', ');
      position = ` AND (${sort}) > (${places}::uuid)`;
    }
    let found = '';
    if (search?.text) {
      values.push(`%${search.text.replace(/[\\%_]/g, '\\$&')}%`);
      found = ` AND (${search.columns.map((column) => `${column} ILIKE $${values.length}`).join(' OR ')})`;
    }
    const rows = await this.database.rows<Versioned<F>>(
      `SELECT ${this.selected} FROM ${table} WHERE true${conditions}${position}${found} ORDER BY ${sort} LIMIT ${limit + 1}`,
      values,
    );
    return toPage(
      rows,
      limit,
      (row) => (sortedBy ? [String(row[sortedBy]), row.id] : [row.id]),
      (row) => row,
    );
  }

  /** `fixed` are columns that no person writes, such as the id of what the row belongs to. */
  async insert(fields: F, fixed: Wanted = {}, id: string = newId()): Promise<Versioned<F>> {
    const given = Object.entries(fixed).map(([field, value]): Placed => [snakeCase(field), '', value]);
    const placed = [...this.placed(fields), ...given];
    const casts = placed.map(([, type], at) => `$${at + 2}${type && `::${type}`}`);
    const rows = await this.database.rows<Versioned<F>>(
      `INSERT INTO ${this.shape.table} (organization_id, id, ${placed.map(([column]) => column).join(', ')})
       VALUES (current_organization(), $1, ${casts.join(', ')}) RETURNING ${this.selected}`,
      [id, ...placed.map(([, , value]) => value)],
    );
    return rows[0] as Versioned<F>;
  }

  /** Undefined when the row is no longer at `version`. */
  async update(id: string, version: number, fields: F): Promise<Versioned<F> | undefined> {
    const placed = this.placed(fields);
    const sets = placed.map(([column, type], at) => `${column} = $${at + 3}::${type}`);
    const rows = await this.database.rows<Versioned<F>>(
      `UPDATE ${this.shape.table} SET ${sets.join(', ')}, version = version + 1, updated_at = now()
       WHERE id = $1 AND version = $2 RETURNING ${this.selected}`,
      [id, version, ...placed.map(([, , value]) => value)],
    );
    return rows[0];
  }

  /** Whether there was such a row. */
  async remove(id: string, wanted: Wanted = {}): Promise<boolean> {
    const [conditions, values] = conditionsOf(wanted, [id]);
    const rows = await this.database.rows(
      `DELETE FROM ${this.shape.table} WHERE id = $1${conditions} RETURNING id`,
      values,
    );
    return rows.length > 0;
  }

  private placed(fields: F): Placed[] {
    return this.fields.map(([field, column, type]) => {
      const value = (fields as Record<string, unknown>)[field];
      return [column, type, type === 'jsonb' && value !== null ? JSON.stringify(value) : value];
    });
  }
}

type Placed = [column: string, type: string, value: unknown];

function readAs(column: string, type: ColumnType): string {
  if (type === 'numeric') return `trim_scale(${column})::text`;
  if (type === 'date') return `${column}::text`;
  if (type === 'timestamptz') return instantText(column);
  return column;
}

function conditionsOf(wanted: Readonly<Record<string, unknown>>, first: unknown[]): [string, unknown[]] {
  const values = [...first];
  let text = '';
  for (const [field, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const column = snakeCase(field);
    if (value === null) {
      text += ` AND ${column} IS NULL`;
      continue;
    }
    values.push(value);
    text += Array.isArray(value)
      ? ` AND ${column} = ANY($${values.length})`
      : ` AND ${column} = $${values.length}`;
  }
  return [text, values];
}
