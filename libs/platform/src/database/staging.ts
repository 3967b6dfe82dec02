import type { PoolClient } from 'pg';
import { type OpenTransaction, requireScope } from './tenant-context.js';

/** A temporary table that takes a page of rows in before they are merged. */
export interface StagingTable {
  name: string;
  create: string;
}

const used = new WeakMap<OpenTransaction, Set<string>>();

/** Made from the target, so that its types and scales are the target's own: what is equal there is equal here. */
export function stagingTable(name: string, target: string, columns: readonly string[]): StagingTable {
  const create = `CREATE TEMP TABLE IF NOT EXISTS ${name} ON COMMIT DELETE ROWS AS SELECT ${columns.join(', ')} FROM ${target} WITH NO DATA`;
  return { name, create };
}

/**
 * The given tables, empty, for the open unit of work. They stay with the session and are emptied by every commit, which
 * costs a tenth of a TRUNCATE; that is left to a second use within one transaction.
 */
export function prepareStaging(client: PoolClient, tables: readonly StagingTable[]): Promise<unknown> {
  const { transaction } = requireScope();
  if (!transaction) throw new Error('This needs an open unit of work.');
  const names = used.get(transaction) ?? new Set();
  used.set(transaction, names);
  const again = tables.filter(({ name }) => names.has(name)).map(({ name }) => name);
  const statements = tables.filter(({ name }) => !names.has(name)).map(({ create }) => create);
  if (again.length > 0) statements.push(`TRUNCATE ${again.join(', ')}`);
  for (const { name } of tables) names.add(name);
  return client.query(statements.join('; '));
}
