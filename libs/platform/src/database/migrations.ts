import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationDirectory } from '@prisma/schema-engine-wasm';
import { withSchemaEngine } from './schema-engine.js';

const PRISMA = join(process.cwd(), 'prisma');
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Applies what is missing and returns the names of what was applied. `url` is the owner's, not the app role's. */
export async function applyMigrations(url: string): Promise<string[]> {
  const list = await migrationsList();
  return withSchemaEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: list,
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that creates the Prisma schema from nothing; the drift test compares its outcome with the migrations'. */
export async function schemaSql(url: string): Promise<string> {
  const files = (await schemaFiles()).map(([path, content]) => ({ path, content }));
  return withSchemaEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? '';
  });
}

async function schemaFiles(): Promise<[string, string][]> {
  const folder = join(PRISMA, 'schema');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(
      async (name) => [join(folder, name), await readFile(join(folder, name), 'utf8')] as [string, string],
    ),
  );
}

/** The migrations that this version brings, in the order in which they are applied. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(join(PRISMA, 'migrations'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function migrationsList() {
  const folder = join(PRISMA, 'migrations');
  const names = await migrationNames();
  const migrationDirectories: MigrationDirectory[] = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
