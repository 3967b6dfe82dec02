import type { ColumnType, RecordShape } from './record-store.js';
import { type StagingTable, stagingTable } from './staging.js';

export interface MergeStatements {
  staging: string;
  columns: string[];
  lineStaging?: string;
  lineColumns: string[];
  /** Where the rows, their lines and the ids of documents with other lines are kept until they are merged. */
  stagingTables: StagingTable[];
  /** For ids known to be new. */
  insert: string;
  insertLines: string;
  /**
   * For ids that may exist: first the documents whose lines differ, then the documents, locked in one order for everybody, then
   * those lines.
   */
  findTouched: string;
  merge: string;
  dropLines: string;
  replaceLines: string;
  read: string;
  /** In the order of their ids, so that two who hold many cannot deadlock. */
  hold: string;
}

/** The statements of a merge, written once per shape. Names come from code, never from data. */
export function mergeStatements(shape: RecordShape<never>): MergeStatements {
  const columns = Object.entries<ColumnType>(shape.columns).map(([field, type]) => ({
    field,
    name: snakeCase(field),
    type,
  }));
  const names = columns.map(({ name }) => name);
  const staging = `import_${shape.table}`;
  const lines = shape.lines && lineStatements(shape.table, shape.lines);
  const list = names.join(', ');
  const current = names.map((name) => `t.${name}`).join(', ');
  const given = names.map((name) => `EXCLUDED.${name}`).join(', ');
  const insert = `INSERT INTO ${shape.table} AS t (organization_id, id, ${list}) SELECT (SELECT current_organization()), id, ${list} FROM ${staging}`;
  const touched = lines ? ` OR t.id IN (SELECT id FROM ${lines.touched})` : '';
  return {
    staging,
    columns: ['id', ...names],
    lineStaging: lines?.staging,
    lineColumns: lines?.columns ?? [],
    stagingTables: [stagingTable(staging, shape.table, ['id', ...names]), ...(lines?.stagingTables ?? [])],
    insert: `${insert} RETURNING id, version`,
    insertLines: lines?.insert ?? '',
    findTouched: lines?.findTouched ?? '',
    merge: `${insert} ORDER BY id ON CONFLICT (organization_id, id) DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`).join(', ')},
      version = t.version + 1, updated_at = now() WHERE (${current}) IS DISTINCT FROM (${given})${touched} RETURNING id, version`,
    dropLines: lines?.drop ?? '',
    replaceLines: lines?.replace ?? '',
    read: readStatement(shape.table, columns, shape.lines),
    hold: `SELECT 1 FROM ${shape.table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
  };
}

function lineStatements(table: string, lines: NonNullable<RecordShape<never>['lines']>) {
  const columns = [lines.parentColumn, ...Object.keys(lines.columns).map(snakeCase)];
  const staging = `import_${lines.table}`;
  const touched = `touched_${lines.table}`;
  const parent = lines.parentColumn;
  const list = columns.join(', ');
  // Of a table made a moment ago the planner expects so much that it would join all lines with it; an array is looked up.
  const isOf = (ids: string) => `${parent} = ANY(ARRAY(SELECT id FROM ${ids}))`;
  const stored = `SELECT ${list} FROM ${lines.table} WHERE ${isOf(`import_${table}`)}`;
  const given = `SELECT ${list} FROM ${staging}`;
  const insert = `INSERT INTO ${lines.table} (organization_id, ${list}) SELECT (SELECT current_organization()), ${list} FROM ${staging}`;
  return {
    staging,
    touched,
    columns,
    stagingTables: [stagingTable(staging, lines.table, columns), stagingTable(touched, table, ['id'])],
    findTouched: `INSERT INTO ${touched} SELECT DISTINCT ${parent} FROM ((${given} EXCEPT ALL ${stored}) UNION ALL (${stored} EXCEPT ALL ${given})) AS difference`,
    insert,
    drop: `DELETE FROM ${lines.table} WHERE ${isOf(touched)}`,
    replace: `${insert} WHERE ${parent} IN (SELECT id FROM ${touched})`,
  };
}

function readStatement(
  table: string,
  columns: { field: string; name: string; type: ColumnType }[],
  lines: RecordShape<never>['lines'],
): string {
  const pairs = columns.map(({ field, name, type }) => `'${field}', ${textual(`t.${name}`, type)}`);
  if (lines) pairs.push(`'lines', COALESCE((${linesOf(lines)}), '[]'::jsonb)`);
  return `SELECT t.id, t.version, ${object(pairs)} AS record FROM ${table} t WHERE t.id = ANY($1::uuid[])`;
}

function linesOf(lines: NonNullable<RecordShape<never>['lines']>): string {
  const pairs = Object.entries(lines.columns).map(
    ([field, type]) => `'${field}', ${textual(`l.${snakeCase(field)}`, type)}`,
  );
  return `SELECT jsonb_agg(${object(pairs)} ORDER BY l.line_number) FROM ${lines.table} l WHERE l.organization_id = t.organization_id AND l.${lines.parentColumn} = t.id`;
}

/** jsonb_build_object takes 100 arguments at most. */
function object(pairs: string[]): string {
  const parts: string[] = [];
  for (let start = 0; start < pairs.length; start += 45)
    parts.push(`jsonb_build_object(${pairs.slice(start, start + 45).join(', ')})`);
  return parts.join(' || ');
}

/** Decimals leave as their shortest text, so that "12.5000" and "12.5" are one value. */
function textual(column: string, type: ColumnType): string {
  return type === 'numeric' ? `trim_scale(${column})::text` : column;
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
