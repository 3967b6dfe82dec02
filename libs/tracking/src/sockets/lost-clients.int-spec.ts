import { once } from 'node:events';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../platform/src/testing/test-database.js';
import { letGoOfLost } from './lost-clients.js';

/** What a socket says whose server is gone without a word. */
const reset = () => new Error('read ECONNRESET');

describe('a client whose server is gone', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);

  beforeEach(() => {
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    letGoOfLost(pool);
  });

  afterEach(() => pool.end());
  afterAll(() => database.drop());

  it('at a query of the pool fails that query, and nothing else', async () => {
    const acquired = once(pool, 'acquire') as Promise<[pg.PoolClient]>;
    const query = pool.query('SELECT pg_sleep(60)');
    const failed = expect(query).rejects.toThrow('ECONNRESET');
    const [client] = await acquired;
    expect(() => client.emit('error', reset())).not.toThrow();
    await failed;
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('that somebody keeps makes room for another', async () => {
    const kept = await pool.connect();
    kept.emit('error', reset());
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
