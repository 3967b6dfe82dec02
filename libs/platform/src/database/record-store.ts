import type { PoolClient } from 'pg';
import { mapInTurns } from '../in-turns.js';
import { type ColumnValue, copyField, copyRows } from './copy-text.js';
import type { Database } from './database.js';
import { pipelined } from './pipeline.js';
import { type MergeStatements, mergeStatements } from './record-store.sql.js';
import { prepareStaging } from './staging.js';
import type { UnitOfWork } from './unit-of-work.js';

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'boolean'
  | 'numeric'
  | 'date'
  | 'timestamptz'
  | 'jsonb';

/** How the fields of a record map to columns: the column is the field's name in snake case. */
export type Columns<T> = { readonly [Field in keyof T]-?: ColumnType };

export interface RecordShape<T extends { id: string }> {
  table: string;
  columns: Columns<Omit<T, 'id' | 'lines'>>;
  /** The child table of a document; a record's `lines` are its rows, numbered by `lineNumber`. */
  lines?: { table: string; parentColumn: string; columns: Record<string, ColumnType> };
}

export interface StoredRecord<T> {
  record: T;
  /** Grows by one with every change, here or by an import. */
  version: number;
}

export interface ImportOptions {
  /** The caller knows that none of the ids exists yet: skips the comparison. A wrong promise fails on the key. */
  fresh?: boolean;
}

export interface ReadOptions {
  /** Nobody else changes them until the open unit of work ends: for whoever writes back what was read. */
  hold?: boolean;
}

/**
 * Whole records of one kind, in and out, many at a time: what a module offers to whoever mirrors its data elsewhere.
 * Amounts and quantities are decimal strings, days `YYYY-MM-DD`, references local ids.
 */
export interface RecordStore<T extends { id: string }> {
  /**
   * Creates or replaces the given records in the tenant in scope; needs an open unit of work. Rows that already say
   * the same are left alone and keep their version. Answers the new versions of those that changed.
   */
  importRecords(records: readonly T[], options?: ImportOptions): Promise<Map<string, number>>;
  /** Writes down what `importRecords` of these very records will send: for whoever has the time before, and not then. */
  writeDown?(records: readonly T[]): Promise<void>;
  /** The records that exist, by id. */
  readRecords(ids: readonly string[], options?: ReadOptions): Promise<Map<string, StoredRecord<T>>>;
}

type Row = Record<string, ColumnValue>;

/** Records and their lines in COPY's text format. */
interface Rows {
  records: string;
  lines: string;
}

/** A `RecordStore` over one table (and its lines), written by COPY and one merge. */
export class TableRecordStore<T extends { id: string }> implements RecordStore<T> {
  private readonly sql: MergeStatements;
  private readonly fields: string[];
  private readonly lineFields: string[];
  private readonly writtenDown = new WeakMap<readonly T[], Rows>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    shape: RecordShape<T>,
  ) {
    this.sql = mergeStatements(shape as RecordShape<never>);
    this.fields = Object.keys(shape.columns);
    this.lineFields = Object.keys(shape.lines?.columns ?? {});
  }

  async importRecords(records: readonly T[], options: ImportOptions = {}): Promise<Map<string, number>> {
    if (records.length === 0) return new Map();
    const { client } = this.unitOfWork;
    let written: Promise<{ rows: { id: string; version: number }[] }> | undefined;
    // No statement depends on the answer of another, so a page waits for the server once.
    await pipelined(client, () => {
      const staged = this.stage(client, records);
      const [before, merge, after] = this.statements(options.fresh ?? false);
      const first = before.map((sql) => client.query(sql));
      written = client.query(merge);
      return [...staged, ...first, written, ...after.map((sql) => client.query(sql))];
    });
    return new Map((await written)?.rows.map((row) => [row.id, row.version]));
  }

  async writeDown(records: readonly T[]): Promise<void> {
    const rows = await mapInTurns(records, (record) => [this.text(record), this.lineText(record)] as const);
    this.writtenDown.set(records, joined(rows));
  }

  async readRecords(
    ids: readonly string[],
    { hold = false }: ReadOptions = {},
  ): Promise<Map<string, StoredRecord<T>>> {
    if (ids.length === 0) return new Map();
    // A statement of its own: what is read after it, lines included, is what whoever had them before has written.
    if (hold) await this.database.rows(this.sql.hold, [ids]);
    const rows = await this.database.rows<{ id: string; version: number; record: T }>(this.sql.read, [ids]);
    return new Map(rows.map(({ id, version, record }) => [id, { record: { ...record, id }, version }]));
  }

  private stage(client: PoolClient, records: readonly T[]): Promise<unknown>[] {
    const { sql } = this;
    const rows = this.writtenDown.get(records) ?? this.rowsOf(records);
    const staged = [
      prepareStaging(client, sql.stagingTables),
      copyRows(client, sql.staging, sql.columns, rows.records),
    ];
    if (sql.lineStaging) staged.push(copyRows(client, sql.lineStaging, sql.lineColumns, rows.lines));
    return staged;
  }

  /** What comes before the statement that writes the records, that statement, and what comes after. */
  private statements(fresh: boolean): [string[], string, string[]] {
    const { sql } = this;
    if (!sql.lineStaging) return [[], fresh ? sql.insert : sql.merge, []];
    if (fresh) return [[], sql.insert, [sql.insertLines]];
    return [[sql.findTouched], sql.merge, [sql.dropLines, sql.replaceLines]];
  }

  private rowsOf(records: readonly T[]): Rows {
    return joined(records.map((record) => [this.text(record), this.lineText(record)] as const));
  }

  private text(record: T): string {
    const row = record as unknown as Row;
    let text = copyField(row.id);
    for (const field of this.fields) text += `\t${copyField(row[field])}`;
    return `${text}\n`;
  }

  private lineText(record: T): string {
    if (!this.sql.lineStaging) return '';
    const { id, lines = [] } = record as { id: string; lines?: Row[] };
    let text = '';
    for (const line of lines) {
      text += copyField(id);
      for (const field of this.lineFields) text += `\t${copyField(line[field])}`;
      text += '\n';
    }
    return text;
  }
}

function joined(rows: readonly (readonly [record: string, lines: string])[]): Rows {
  return {
    records: rows.map(([record]) => record).join(''),
    lines: rows.map(([, lines]) => lines).join(''),
  };
}
