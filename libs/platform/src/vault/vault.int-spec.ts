import { randomBytes } from 'node:crypto';
import { Module, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { newId, Secret } from '#kernel';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { KeyRotation } from './key-rotation.js';
import { SealedColumns } from './sealed-columns.js';
import { Vault } from './vault.js';

const CREDENTIALS = { table: 'connection_credentials', rowColumns: ['connection_id'], column: 'sealed' };

@Module({})
class CredentialsModule implements OnModuleInit {
  constructor(
    private readonly columns: SealedColumns,
    private readonly database: Database,
  ) {}

  async onModuleInit(): Promise<void> {
    // The modules that own the other sealed columns are not part of this application.
    const { rows } = await this.database.unscoped.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name ~ '(^|_)sealed(_|$)'`,
    );
    for (const row of rows) this.columns.register({ ...row, rowColumns: ['id'] });
    this.columns.register(CREDENTIALS);
  }
}

const firstMaster = { VAULT_MASTER_KEY: randomBytes(32).toString('base64'), VAULT_MASTER_KEY_ID: '2026-a' };
const secondMaster = { VAULT_MASTER_KEY: randomBytes(32).toString('base64'), VAULT_MASTER_KEY_ID: '2026-b' };
const place = (row: string) => ({ table: 'connection_credentials', row, column: 'sealed' });
const cannotOpen = { code: 'VAULT.CANNOT_OPEN', message: 'A stored secret cannot be opened.' };

describe('vault', () => {
  let database: TestDatabase;
  let test: TestApp;
  let vault: Vault;
  let ours: string;
  let theirs: string;

  const start = async (env: NodeJS.ProcessEnv) => createTestApp([CredentialsModule], { database, env });
  const asOurs = <T>(work: () => Promise<T>) => test.as(ours, work);

  beforeAll(async () => {
    database = await createTestDatabase();
    test = await start(firstMaster);
    vault = test.app.get(Vault);
    ours = await test.createOrganization();
    theirs = await test.createOrganization();
  });

  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  it('opens what it sealed, and never seals the same text the same way', async () => {
    const row = newId();
    const [first, second] = await asOurs(async () => [
      await vault.seal(place(row), new Secret('réfresh-tökén')),
      await vault.seal(place(row), 'réfresh-tökén'),
    ]);
    expect(first).toMatch(/^v1\.1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(first).not.toBe(second);
    expect((await asOurs(() => vault.open(place(row), first ?? ''))).reveal()).toBe('réfresh-tökén');
  });

  it('makes one first key when many records are sealed at once', async () => {
    const fresh = await test.createOrganization();
    const sealed = await Promise.all(
      Array.from({ length: 8 }, () => test.as(fresh, () => vault.seal(place('a'), 'same moment'))),
    );
    for (const text of sealed) {
      expect((await test.as(fresh, () => vault.open(place('a'), text))).reveal()).toBe('same moment');
    }
  });

  it('refuses a cell that was moved to another row, column, table or organization', async () => {
    const sealed = await asOurs(() => vault.seal(place('row-1'), 'secret'));
    await test.as(theirs, () => vault.seal(place('row-1'), 'theirs'));
    const moved = [
      { ...place('row-1'), row: 'row-2' },
      { ...place('row-1'), column: 'other' },
      { ...place('row-1'), table: 'api_keys' },
    ];
    for (const elsewhere of moved)
      await expect(asOurs(() => vault.open(elsewhere, sealed))).rejects.toMatchObject(cannotOpen);
    await expect(test.as(theirs, () => vault.open(place('row-1'), sealed))).rejects.toMatchObject(cannotOpen);
  });

  it('refuses a value in which any part was changed, without saying which', async () => {
    const sealed = await asOurs(() => vault.seal(place('row-1'), 'secret'));
    const parts = sealed.split('.');
    const flipped = parts.slice(2).map((part, index) => {
      const changed = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      return [...parts.slice(0, index + 2), changed, ...parts.slice(index + 3)].join('.');
    });
    const hostile = [
      ...flipped,
      sealed.replace('v1.1', 'v1.2'),
      sealed.replace('v1', 'v2'),
      sealed.slice(0, 30),
      '',
    ];
    for (const text of hostile) {
      await expect(asOurs(() => vault.open(place('row-1'), text))).rejects.toMatchObject(cannotOpen);
    }
  });

  it('refuses a place that names no cell', async () => {
    for (const nowhere of [place(''), place('a|b'), { ...place('a'), column: '' }])
      await expect(asOurs(() => vault.seal(nowhere, 'secret'))).rejects.toThrow(
        'A sealed place needs a table',
      );
  });

  it('makes the first key when it is rotated before anything was sealed', async () => {
    const fresh = await test.createOrganization();
    expect(await test.as(fresh, () => vault.rotateDataKey())).toBe(1);
    const sealed = await test.as(fresh, () => vault.seal(place('a'), 'secret'));
    expect(sealed).toMatch(/^v1\.1\./);
  });

  it('does not keep a key whose transaction was rolled back', async () => {
    const fresh = await test.createOrganization();
    await test
      .as(fresh, () =>
        test.app.get(UnitOfWork).run(async () => {
          await vault.seal(place('a'), 'never stored');
          throw new Error('changed my mind');
        }),
      )
      .catch(() => undefined);
    const sealed = await test.as(fresh, () => vault.seal(place('a'), 'kept'));
    await test.close();
    test = await start(firstMaster);
    vault = test.app.get(Vault);
    expect((await test.as(fresh, () => vault.open(place('a'), sealed))).reveal()).toBe('kept');
  });

  it('rotates the data key, reseals what is stored and still opens what is not', async () => {
    const connectionId = await storeCredential('refresh-token');
    const elsewhere = await asOurs(() => vault.seal(place('not-in-a-table'), 'old'));
    const summary = await test.app.get(KeyRotation).run();
    expect(summary).toMatchObject({ rewrapped: 0, resealed: 1 });
    const stored = await sealedOf(connectionId);
    expect(stored).toMatch(/^v1\.2\./);
    expect((await asOurs(() => vault.open(place(connectionId), stored))).reveal()).toBe('refresh-token');
    expect((await asOurs(() => vault.open(place('not-in-a-table'), elsewhere))).reveal()).toBe('old');
    const keys = await asOurs(() =>
      test.app.get(Database).prisma.dataKey.findMany({ orderBy: { version: 'asc' } }),
    );
    expect(keys.map((key) => key.retiredAt === null)).toEqual([false, true]);
  });

  it('moves to a new master key, after which the old one is not needed', async () => {
    const sealed = await asOurs(() => vault.seal(place('a'), 'survives'));
    await test.close();

    test = await start(secondMaster);
    await expect(asOurs(() => test.app.get(Vault).open(place('a'), sealed))).rejects.toMatchObject({
      code: 'VAULT.UNKNOWN_MASTER_KEY',
    });
    await test.close();

    test = await start({ ...secondMaster, VAULT_PREVIOUS_MASTER_KEY: firstMaster.VAULT_MASTER_KEY });
    expect((await test.app.get(KeyRotation).run({ masterOnly: true })).rewrapped).toBeGreaterThan(0);
    await test.close();

    test = await start(secondMaster);
    vault = test.app.get(Vault);
    expect((await asOurs(() => vault.open(place('a'), sealed))).reveal()).toBe('survives');
  });

  it('refuses a wrapped key that was swapped for another organization’s', async () => {
    const sealed = await asOurs(() => vault.seal(place('a'), 'secret'));
    await test.close();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `UPDATE data_keys d SET wrapped_key = o.wrapped_key FROM data_keys o
       WHERE d.organization_id = $1 AND o.organization_id = $2 AND o.version = 1`,
      [ours, theirs],
    );
    await owner.end();
    test = await start(secondMaster);
    await expect(asOurs(() => test.app.get(Vault).open(place('a'), sealed))).rejects.toMatchObject(
      cannotOpen,
    );
  });

  async function storeCredential(secret: string): Promise<string> {
    const connectionId = newId();
    const { prisma } = test.app.get(Database);
    const sealed = await asOurs(() => vault.seal(place(connectionId), secret));
    await asOurs(async () => {
      const connection = { organizationId: ours, id: connectionId, system: 'test', status: 'active' };
      await prisma.connection.create({ data: { ...connection, remoteCompanyId: connectionId } });
      await prisma.connectionCredential.create({ data: { organizationId: ours, connectionId, sealed } });
    });
    return connectionId;
  }

  async function sealedOf(connectionId: string): Promise<string> {
    const { prisma } = test.app.get(Database);
    const found = await asOurs(
      async () => await prisma.connectionCredential.findFirst({ where: { connectionId } }),
    );
    return found?.sealed ?? '';
  }
});
