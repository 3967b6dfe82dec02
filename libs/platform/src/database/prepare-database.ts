import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { giveFirstStatistics } from './first-statistics.js';
import { applyMigrations } from './migrations.js';

/**
 * Brings a database to this version: the migrations, the queue's own tables, the rights of the application's
 * role on them, and what the planner should expect of empty tables. Runs as the owner; safe to run again and on several nodes at once.
 */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // One node migrates, the others wait: the lock goes with the connection.
    await client.query("SELECT pg_advisory_lock(hashtext('invoicepatch:migrations'))");
    const applied = await applyMigrations(ownerUrl);
    await installQueue(ownerUrl);
    await client.query(RIGHTS);
    await giveFirstStatistics(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false, close: true });
}

/** On what the migrations do not create themselves. Their list is read by the readiness check. */
const RIGHTS = `
  GRANT USAGE ON SCHEMA pgboss TO invoicepatch_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO invoicepatch_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgboss TO invoicepatch_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO invoicepatch_app;
  GRANT SELECT ON _prisma_migrations TO invoicepatch_app;
`;
