import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { catalogueOf } from '../testing/catalogue.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { applyMigrations, migrationNames, schemaSql } from './migrations.js';

const FOLDER = join(process.cwd(), 'prisma', 'migrations');

/** Partial indexes: Prisma's schema has no word for them, so only the migrations know them. */
const ONLY_IN_MIGRATIONS = [
  'approvals_open',
  'invoice_lines_time_entry',
  'connections_linked_company',
  'customers_merged',
  'bills_own_number',
  'expenses_receipt',
  'external_links_gone',
  'field_mapping_versions_one_draft',
  'field_mapping_versions_one_published',
  'invoices_of_contractor',
  'invoices_of_job',
  'invoice_lines_of_job',
  'invoices_own_number',
  'invoice_evidence_once',
  'markup_rules_once',
  'billed_order_lines_once',
  'credits_own_number',
  'contractor_credits_number',
  'contractor_states_in_touch',
  'notification_deliveries_told_first',
  'notification_deliveries_waiting',
  'notifications_awaiting_digest',
  'notifications_unread',
  'match_decisions_ours',
  'purchase_order_revisions_one_proposal',
  'sync_alerts_open',
  'sync_operations_due',
  'sync_operations_waiting',
  'conflicts_of_record',
  'conflicts_waiting',
  'sync_plans_one_at_a_time',
  'sync_changes_of_rollbacks',
  'sync_plans_unfinished',
  'sync_rollbacks_unfinished',
  'sync_operations_unsettled',
  'sync_runs_unfinished',
  'time_entries_one_timer',
  'webhook_events_due',
  'work_orders_external_id',
];

describe('migrations', () => {
  let migrated: TestDatabase;
  let described: TestDatabase;

  beforeAll(async () => {
    [migrated, described] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
    const client = new pg.Client({ connectionString: described.ownerUrl });
    await client.connect();
    await client.query(await schemaSql(described.ownerUrl));
    await client.end();
  });

  afterAll(async () => {
    await Promise.all([migrated.drop(), described.drop()]);
  });

  it('lead to the very tables that the schema describes', async () => {
    const isKnown = (fact: string) =>
      ONLY_IN_MIGRATIONS.some((index) => fact.includes(` INDEX ${index} ON `));
    const real = await catalogueOf(migrated.ownerUrl);
    const meant = await catalogueOf(described.ownerUrl);
    expect(real.filter((fact) => !isKnown(fact))).toEqual(meant);
    expect(real.filter(isKnown)).toHaveLength(ONLY_IN_MIGRATIONS.length);
    expect(meant.length).toBeGreaterThan(300);
  });

  it('have been applied once and are not applied again', async () => {
    expect(await applyMigrations(migrated.ownerUrl)).toEqual([]);
  });

  it('are recorded as `prisma migrate deploy` records them', async () => {
    const client = new pg.Client({ connectionString: migrated.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; checksum: string; ended: boolean; steps: number }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL AS ended,
              applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at`,
    );
    await client.end();
    expect(rows.map((row) => row.name)).toEqual(await migrationNames());
    for (const row of rows)
      expect(row).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), ended: true, steps: 1 });
  });

  it('lie in the shape that `prisma migrate deploy` reads', async () => {
    expect(await readFile(join(FOLDER, 'migration_lock.toml'), 'utf8')).toMatch(/^provider = "postgresql"$/m);
    const entries = await readdir(FOLDER, { withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual([
      'migration_lock.toml',
    ]);
    for (const name of await migrationNames()) {
      expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/);
      expect(await readdir(join(FOLDER, name))).toEqual(['migration.sql']);
    }
  });
});
