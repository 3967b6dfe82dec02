import { newId } from '#kernel';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Database } from './database.js';
import { apart, inPackets } from './packets.js';
import { sideBySide } from './side-by-side.js';
import { UnitOfWork } from './unit-of-work.js';

interface Answer {
  backend: number;
  tenant: string;
  what: string;
}

const ASK = 'SELECT pg_backend_pid() AS backend, current_organization() AS tenant, $1::text AS what';
/** What the driver has to write down first, which could fail in the middle of a packet. */
const ASK_DAY = `SELECT pg_backend_pid() AS backend, current_organization() AS tenant, extract(year FROM $1::timestamptz)::text AS what`;
const FAIL = 'SELECT 1 / $1::int';

describe('reads that travel together', () => {
  let test: TestApp;
  let database: Database;
  let ours: string;

  const ask = async (what: string, from = database) => (await from.rows<Answer>(ASK, [what]))[0] as Answer;
  const asOurs = <T>(work: () => Promise<T>) => test.as(ours, () => inPackets(work));

  beforeAll(async () => {
    test = await createTestApp([]);
    database = test.app.get(Database);
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  it('share a connection and a tenant, and each has its own answer', async () => {
    const [one, nothing, many, other] = await asOurs(() =>
      sideBySide(
        () => ask('one'),
        () => database.rows('SELECT 1 WHERE false'),
        () => database.rows<{ n: number }>('SELECT n FROM generate_series(1, $1::int) n', [300]),
        () => ask('other'),
      ),
    );
    expect([one.what, other.what]).toEqual(['one', 'other']);
    expect([one.tenant, other.tenant]).toEqual([ours, ours]);
    expect(other.backend).toBe(one.backend);
    expect(nothing).toEqual([]);
    expect(many.map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  });

  it('go on in another packet where one read follows from another', async () => {
    const [followed, beside] = await asOurs(() =>
      sideBySide(
        async () => ask(`after ${(await ask('one')).what}`),
        () => ask('beside'),
      ),
    );
    expect([followed.what, beside.what]).toEqual(['after one', 'beside']);
  });

  it('leave alone what is set apart, and what the driver has to write down first', async () => {
    const [one, slow, day] = await asOurs(() =>
      sideBySide(
        () => ask('one'),
        () => apart(() => ask('slow')),
        async () => (await database.rows<Answer>(ASK_DAY, [new Date('2026-11-20T12:00:00Z')]))[0] as Answer,
      ),
    );
    expect(new Set([one.backend, slow.backend, day.backend]).size).toBe(3);
    expect([slow.what, day.what]).toEqual(['slow', '2026']);
    expect([slow.tenant, day.tenant]).toEqual([ours, ours]);
  });

  it('fail together, and leave neither a tenant nor a transaction behind', async () => {
    const single = new Database({ url: test.database.url, poolSize: 1 });
    try {
      const [before, failed, after] = await asOurs(() =>
        Promise.allSettled([ask('before', single), single.rows(FAIL, [0]), ask('after', single)]),
      );
      for (const one of [before, failed, after])
        expect(one).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
      expect(await asOurs(() => ask('again', single))).toMatchObject({ what: 'again', tenant: ours });
      const bare = await test.as(newId(), () => single.pool.connect());
      try {
        const left = await bare.query(
          'SELECT current_organization() AS id, now() = statement_timestamp() AS "isNew"',
        );
        expect(left.rows).toEqual([{ id: null, isNew: true }]);
      } finally {
        bare.release();
      }
    } finally {
      await single.end();
    }
  });

  it('all fail when their connection goes, and the next ones have a new one', async () => {
    const gone = await asOurs(() =>
      Promise.allSettled([
        ask('one'),
        database.rows('SELECT pg_terminate_backend(pg_backend_pid())'),
        ask('two'),
      ]),
    );
    expect(gone.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await asOurs(() => ask('again'))).toMatchObject({ what: 'again', tenant: ours });
  });

  it('join an open unit of work', async () => {
    const id = newId();
    const found = await asOurs(() =>
      test.app.get(UnitOfWork).run(async () => {
        await database.rows(
          `INSERT INTO customers (organization_id, id, display_name) VALUES (current_organization(), $1, 'Toiture Roy')`,
          [id],
        );
        return sideBySide(
          () => database.rows('SELECT display_name AS name FROM customers WHERE id = $1', [id]),
          () => apart(() => database.rows('SELECT display_name AS name FROM customers WHERE id = $1', [id])),
        );
      }),
    );
    expect(found).toEqual([[{ name: 'Toiture Roy' }], [{ name: 'Toiture Roy' }]]);
  });

  it('need a tenant', async () => {
    await expect((async () => inPackets(() => ask('one')))()).rejects.toThrow('No organization is selected');
  });
});
