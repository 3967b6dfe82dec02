import { DomainError } from '#kernel';
import { FORBIDDEN_NAMES } from './limits.js';
import type { KeptTable } from './mapping-definition.js';

/** Tables as they were sent: texts, or records of texts, by their keys. Throws `TRANSFORM.BAD_TABLE`. */
export function tablesOf(raw: Readonly<Record<string, unknown>>): Record<string, KeptTable> {
  const made: Record<string, KeptTable> = {};
  for (const [name, rows] of Object.entries(raw)) {
    const isTable =
      isRecord(rows) && Object.values(rows).every((row) => typeof row === 'string' || isRecordOfTexts(row));
    if (!isTable || FORBIDDEN_NAMES.has(name) || !/^[A-Za-z_][A-Za-z0-9_-]{0,59}$/.test(name))
      throw badTable(name);
    made[name] = rows as KeptTable;
  }
  return made;
}

function isRecordOfTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((field) => typeof field === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badTable(name: string): DomainError {
  return new DomainError('TRANSFORM.BAD_TABLE', `The table "${name.slice(0, 60)}" cannot be read.`, {
    field: `definition.tables.${name.slice(0, 60)}`,
    fix: 'Give it a name of letters and digits, and a text or a record of texts for each key.',
  });
}
