import { setTimeout } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import pg from 'pg';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { createTestDatabase } from '../testing/test-database.js';
import { HandlesJob, type JobHandler } from './job-handler.js';
import { Queue, type SendJobOptions } from './queue.js';

const handled: string[] = [];
let failures = 0;

@Injectable()
@HandlesJob('test.one-by-one')
class OneByOneHandler implements JobHandler<{ name: string }> {
  async handle({ name }: { name: string }): Promise<void> {
    handled.push(name);
  }
}

@Injectable()
@HandlesJob('test.stumbles')
class StumblingHandler implements JobHandler {
  async handle(): Promise<void> {
    if (failures++ < 1) throw new Error('stumbled');
    handled.push('recovered');
  }
}

const SENDERS = 'test.one-sender-per-company';
/** How to end the senders that are at work, by company. */
const ends = new Map<string, () => void>();

@Injectable()
@HandlesJob(SENDERS, { concurrency: 2, queue: { policy: 'stately' } })
class OneSenderHandler implements JobHandler<{ name: string; isLong?: boolean }> {
  constructor(private readonly database: Database) {}

  async handle({ name, isLong }: { name: string; isLong?: boolean }): Promise<void> {
    handled.push(name);
    if (!isLong) return;
    await new Promise<void>((resolve) => ends.set(name, resolve));
    // A job that is at work when the process stops writes down what it did.
    await this.database.rows('SELECT 1');
  }
}

/** What is noted of busy keys with the counts is taken anew after some ten seconds: then all would be well by itself. */
const BEFORE_A_COUNT_MS = 8_500;
const VISITS = 'test.visits';
const visiting = new Map<string, number>();
let mostAtOnce = 0;
let endVisits: () => void = () => undefined;
const visitsMayEnd = new Promise<void>((resolve) => {
  endVisits = resolve;
});

@Injectable()
@HandlesJob(VISITS, { concurrency: 4, isByGroup: true })
class VisitHandler implements JobHandler<{ host: string }> {
  async handle({ host }: { host: string }): Promise<void> {
    handled.push(host);
    const count = (visiting.get(host) ?? 0) + 1;
    visiting.set(host, count);
    if (host === 'slow') mostAtOnce = Math.max(mostAtOnce, count);
    if (host === 'slow') await visitsMayEnd;
    visiting.set(host, (visiting.get(host) ?? 0) - 1);
  }
}

@Module({ providers: [OneByOneHandler, StumblingHandler, OneSenderHandler, VisitHandler] })
class HandlersModule {}

describe('queue', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([HandlersModule]);
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  const send = (name: string, data: object, options: SendJobOptions = {}) =>
    test.as(ours, () => test.app.get(UnitOfWork).run(() => test.app.get(Queue).send(name, data, options)));
  /** The counts were taken a moment ago, and what they say of busy keys is not true any more. */
  const countedWith = (keys: string[]) =>
    test.app
      .get(Database)
      .unscoped.query(
        'UPDATE pgboss.queue SET singletons_active = $2, monitor_claim_on = now() WHERE name = $1',
        [SENDERS, keys],
      );

  it('works through a burst without a pause between jobs', async () => {
    const begun = Date.now();
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => send('test.one-by-one', { name: `job-${index}` })),
    );
    await eventually(async () => handled.length === 60, 'all of them', 60_000);
    expect(new Set(handled).size).toBe(60);
    // One job per two-second poll would take two minutes.
    expect(Date.now() - begun).toBeLessThan(60_000);
  }, 90_000);

  it('tries a failed job again as soon as it is due', async () => {
    await send('test.stumbles', {});
    await eventually(async () => handled.includes('recovered'), 'the second try');
    expect(failures).toBe(2);
  });

  /** A sender at work for a company, and one that waits for it to end; what was last noted of that is `noted`. */
  const sendersOf = async (company: string, noted: string[]) => {
    await send(SENDERS, { name: company, isLong: true }, { singletonKey: company });
    await eventually(async () => ends.has(company), 'the sender to begin');
    await countedWith(noted);
    await send(SENDERS, { name: `${company}, next` }, { singletonKey: company });
  };

  it('lets what waits for a busy company hold up no other, though it was not busy when that was last noted', async () => {
    await sendersOf('north', []);
    await send(SENDERS, { name: 'south' }, { singletonKey: 'south' });
    await eventually(async () => handled.includes('south'), 'the other company', BEFORE_A_COUNT_MS);
    expect(handled).not.toContain('north, next');
    ends.get('north')?.();
  });

  it('takes what waits for a company soon after its sender ended, though it was busy when that was last noted', async () => {
    await sendersOf('east', ['east']);
    await send(SENDERS, { name: 'west' }, { singletonKey: 'west' });
    // Only who has read that the east is busy comes to the west.
    await eventually(async () => handled.includes('west'), 'the other company', BEFORE_A_COUNT_MS);
    ends.get('east')?.();
    await eventually(async () => handled.includes('east, next'), 'the next sender', BEFORE_A_COUNT_MS);
  });

  it('works at one job of a group at a time, so that another group finds a hand', async () => {
    const visit = (host: string) => send(VISITS, { host }, { group: { id: host } });
    await Promise.all(Array.from({ length: 10 }, () => visit('slow')));
    await eventually(async () => handled.includes('slow'));
    await visit('quick');
    await eventually(async () => handled.includes('quick'), 'the other group');
    expect(mostAtOnce).toBe(1);
    endVisits();
    const all = () => handled.filter((host) => host === 'slow').length === 10;
    await eventually(async () => all(), 'the rest of the slow group', 15_000);
    expect(mostAtOnce).toBe(1);
  });

  it('is brought up to date when a process starts, where it is not what its handler says', async () => {
    const { unscoped } = test.app.get(Database);
    const ofStumbles = "WHERE name = 'test.stumbles'";
    await unscoped.query(`UPDATE pgboss.queue SET retry_limit = 3 ${ofStumbles}`);
    const second = await createTestApp([HandlersModule], { database: test.database });
    await second.close();
    const { rows } = await unscoped.query(`SELECT retry_limit FROM pgboss.queue ${ofStumbles}`);
    expect(rows).toEqual([{ retry_limit: 20 }]);
  });

  it('lets the job end that is at work when the process stops', async () => {
    const database = await createTestDatabase();
    const leaving = await createTestApp([HandlersModule], { database });
    const organizationId = await leaving.createOrganization();
    const queue = leaving.app.get(Queue);
    await leaving.as(organizationId, () => queue.send(SENDERS, { name: 'last', isLong: true }));
    await eventually(async () => ends.has('last'), 'the job to begin');
    const closed = leaving.close();
    const first = await Promise.race([closed.then(() => 'it stopped'), setTimeout(500, 'it waits')]);
    expect(first).toBe('it waits');
    ends.get('last')?.();
    await closed;
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query('SELECT state FROM pgboss.job WHERE name = $1', [SENDERS]);
    await client.end();
    await database.drop();
    expect(rows).toEqual([{ state: 'completed' }]);
  });
});
