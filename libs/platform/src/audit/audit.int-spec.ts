import fc from 'fast-check';
import pg from 'pg';
import { newId, Secret } from '#kernel';
import { runAsTenant } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit-log.js';

describe('audit log', () => {
  let test: TestApp;
  let log: AuditLog;
  let unitOfWork: UnitOfWork;
  let ours: string;

  const approved = (entityId: string, data?: Record<string, unknown>) =>
    log.record({ action: 'invoice.approved', entity: 'invoice', entityId, data });

  beforeAll(async () => {
    test = await createTestApp([]);
    log = test.app.get(AuditLog);
    unitOfWork = test.app.get(UnitOfWork);
  });

  beforeEach(async () => {
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  it('keeps who did what, in a chain without gaps', async () => {
    const person = { kind: 'user' as const, id: newId(), name: 'Zoé Tremblay' };
    await runAsTenant(ours, person, () => approved('inv-1', { total: { from: '10.00', to: '12.00' } }));
    await test.as(ours, () => approved('inv-2'));
    const { items } = await test.as(ours, () => log.list({}, 10));
    expect(items).toMatchObject([
      { sequence: 2, actorKind: 'system', entityId: 'inv-2', data: {} },
      {
        sequence: 1,
        actorKind: 'user',
        actorName: 'Zoé Tremblay',
        data: { total: { from: '10.00', to: '12.00' } },
      },
    ]);
    expect(items[0]?.previousHash).toBe(items[1]?.hash);
    expect(await test.as(ours, () => log.verify())).toMatchObject({ intact: true, lines: 2 });
  });

  it('stays gapless when many write at once, and when some of them roll back', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        test
          .as(ours, () =>
            unitOfWork.run(async () => {
              await approved(`a-${index}`);
              await approved(`b-${index}`);
              if (index % 3 === 0) throw new Error('changed my mind');
            }),
          )
          .catch(() => undefined),
      ),
    );
    expect(await test.as(ours, () => log.verify())).toMatchObject({ intact: true, lines: 40 });
  });

  it('verifies whatever data it was given', async () => {
    const anything = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), {
      maxKeys: 5,
    });
    await test.as(ours, () =>
      unitOfWork.run(async () => {
        for (const data of fc.sample(anything, 200)) await approved('x', data as Record<string, unknown>);
        await approved('x', {
          nul: 'a\0b',
          half: '\ud800',
          big: 12n,
          bytes: Buffer.from('x'),
          at: new Date(0),
          // Prisma loses such a key on its way to the database.
          nested: JSON.parse('{"__proto__": 1, "kept": 2}'),
        });
      }),
    );
    expect(await test.as(ours, () => log.verify())).toMatchObject({ intact: true, lines: 201 });
  });

  it('drops secrets by type and by name', async () => {
    await test.as(ours, () =>
      approved('x', {
        name: 'kept',
        key: new Secret('canary'),
        list: [new Secret('canary'), { accessToken: 'canary', password: 'canary', client_secret: 'canary' }],
        headers: { Authorization: 'canary', 'set-cookie': 'canary' },
        map: new Map<string, unknown>([['apiKey', 'canary']]),
      }),
    );
    const { items } = await test.as(ours, () => log.list({}, 1));
    expect(items[0]?.data).toEqual({ name: 'kept', list: [{}], headers: {}, map: {} });
  });

  it.each([
    [
      'altered',
      'UPDATE audit_entries SET data = \'{"total":"9"}\' WHERE organization_id = $1 AND sequence = 2',
      2,
    ],
    ['missing', 'DELETE FROM audit_entries WHERE organization_id = $1 AND sequence = 2', 2],
    [
      'unlinked',
      "UPDATE audit_entries SET previous_hash = repeat('1', 64) WHERE organization_id = $1 AND sequence = 3",
      3,
    ],
  ])('finds the first line that was %s behind the application’s back', async (fault, sql, sequence) => {
    await test.as(ours, () =>
      unitOfWork.run(async () => {
        for (const id of ['1', '2', '3', '4']) await approved(id);
      }),
    );
    await tamper(sql);
    expect(await test.as(ours, () => log.verify())).toMatchObject({
      intact: false,
      firstBroken: { sequence, fault },
    });
    const answer = await test.as(ours, () => test.app.get(AuditController).verify());
    expect(answer).toMatchObject({ intact: false, firstBroken: sequence, fault });
    expect(answer.explanation).toMatch(/\.$/);
  });

  it('refuses a change from the application’s own role', async () => {
    await test.as(ours, () => approved('x'));
    const change = 'UPDATE audit_entries SET action = $1';
    await expect(
      test.as(ours, () => unitOfWork.run(() => unitOfWork.client.query(change, ['x']))),
    ).rejects.toThrow(/permission denied/);
  });

  it('pages by key and filters', async () => {
    await test.as(ours, () =>
      unitOfWork.run(async () => {
        for (let index = 0; index < 7; index++) await approved(String(index % 2));
      }),
    );
    const controller = test.app.get(AuditController);
    const query = { limit: 3, entityId: '0' };
    const first = await test.as(ours, () => controller.list(query));
    const second = await test.as(ours, () => controller.list({ ...query, cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...second.items].map((item) => item.sequence)).toEqual([7, 5, 3, 1]);
    expect(second.nextCursor).toBeNull();
    await expect(test.as(ours, () => controller.list({ limit: 3, from: 'yesterday' }))).rejects.toMatchObject(
      {
        code: 'HTTP.NOT_VALID',
        field: 'from',
      },
    );
  });

  it('shows an organization its own log only', async () => {
    await test.as(ours, () => approved('x'));
    const theirs = await test.createOrganization();
    expect((await test.as(theirs, () => log.list({}, 10))).items).toEqual([]);
  });

  /** As somebody would who owns the database. */
  async function tamper(sql: string): Promise<void> {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    await owner.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_append_only');
    await owner.query(sql, [ours]);
    await owner.end();
  }
});
