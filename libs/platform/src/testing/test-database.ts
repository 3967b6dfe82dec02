import pg from 'pg';
import { newId } from '#kernel';

export interface TestDatabase {
  /** The restricted role's URL, as the application uses it. */
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

function urlOf(variable: string, database: string): string {
  const template = process.env[variable];
  if (!template) throw new Error(`${variable} is not set: run the tests with "pnpm test".`);
  return template.replace('%7Bdatabase%7D', database).replace('{database}', database);
}

/** A migrated database of its own, cloned from the template in some ten milliseconds. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom('template_invoicepatch');
}

/** A database without any table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  await asOwner(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return {
    url: urlOf('TEST_APP_URL', name),
    ownerUrl: urlOf('TEST_OWNER_URL', name),
    drop: () => asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('TEST_OWNER_URL', 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
