// Brings the database of MIGRATION_DATABASE_URL (its owner's) to this version. Safe to run again and on several nodes
// at once: one migrates, the others wait.
import { readFileSync } from 'node:fs';
import { build } from './build.mjs';

build();
const { prepareDatabase } = await import('../dist/libs/platform/src/database/prepare-database.js');

const { MIGRATION_DATABASE_URL_FILE: file } = process.env;
const url = process.env.MIGRATION_DATABASE_URL || (file && readFileSync(file, 'utf8').trim());
try {
  if (!url) throw new Error('MIGRATION_DATABASE_URL is missing: the address of the database as its owner.');
  const applied = await prepareDatabase(url);
  process.stdout.write(`${JSON.stringify({ event: 'migrated', applied })}\n`);
} catch (error) {
  process.stderr.write(`The migration failed: ${error.message}\n`);
  process.exitCode = 1;
}
