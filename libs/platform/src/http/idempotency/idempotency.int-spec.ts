import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Injectable,
  Module,
  type OnModuleInit,
  Post,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { DomainError, newId } from '#kernel';
import { Database } from '../../database/database.js';
import { runAsTenant } from '../../database/tenant-context.js';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { Text } from '../fields.js';
import { IdempotencySchedule } from './idempotency-cleanup.js';

class OrderBody {
  @Text()
  name!: string;
}

let made = 0;
let gate: Promise<void> | undefined;

@Controller('orders')
class OrdersController {
  @Post()
  async create(@Body() body: OrderBody) {
    made++;
    await gate;
    if (body.name === 'breaks') throw new Error('out of order');
    if (body.name === 'busy') throw new DomainError('TEST.BUSY', 'Too busy.', { kind: 'throttled' });
    if (body.name === 'refused') throw new DomainError('TEST.REFUSED', 'This is not possible.');
    return { zebra: 1, apple: made, secret: 'canary-value' };
  }

  @Delete()
  @HttpCode(204)
  remove(): void {
    made++;
  }
}

/** Stands in for sign-in: the test says who asks. */
@Injectable()
class TestScope implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preValidation', (request, _, done) => {
      const { organization, person } = request.headers as Record<string, string | undefined>;
      if (organization === undefined) done();
      else void runAsTenant(organization, { kind: 'user', id: person ?? 'zoe' }, async () => done());
    });
  }
}

@Module({ controllers: [OrdersController], providers: [TestScope] })
class OrdersModule {}

describe('Idempotency-Key', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([OrdersModule], { hasFaults: true });
  });

  beforeEach(async () => {
    ours = await test.createOrganization();
    made = 0;
    gate = undefined;
  });

  afterAll(() => test.close());

  const send = (name: string, headers: Record<string, string> = {}, method: 'POST' | 'DELETE' = 'POST') =>
    test.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method,
        url: '/api/v1/orders',
        headers: { organization: ours, ...headers },
        ...(method === 'POST' && { payload: { name } }),
      });

  it('replays the first answer, byte for byte, and does the work once', async () => {
    const key = { 'idempotency-key': newId() };
    const first = await send('desk', key);
    const second = await send('desk', key);
    expect([first.statusCode, second.statusCode, made]).toEqual([201, 201, 1]);
    expect(second.body).toBe(first.body);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
  });

  it('replays an answer without a body', async () => {
    const key = { 'idempotency-key': newId() };
    await send('', key, 'DELETE');
    const second = await send('', key, 'DELETE');
    expect([second.statusCode, second.body, made]).toEqual([204, '', 1]);
  });

  it('does the work each time without a key', async () => {
    await send('desk');
    await send('desk');
    expect(made).toBe(2);
  });

  it('refuses another body, another method and another person under the same key', async () => {
    const key = { 'idempotency-key': newId() };
    await send('desk', key);
    const others = [
      await send('chair', key),
      await send('', key, 'DELETE'),
      await send('desk', { ...key, person: 'liam' }),
    ];
    for (const other of others) {
      expect([other.statusCode, other.json().code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    }
    expect(made).toBe(1);
  });

  it('asks to come back while the first is still being handled, and works once for twenty at a time', async () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const key = { 'idempotency-key': newId() };
    const first = send('desk', key);
    await eventually(async () => made === 1);
    const others = await Promise.all(Array.from({ length: 20 }, () => send('desk', key)));
    for (const other of others) {
      expect([other.statusCode, other.json().code]).toEqual([409, 'HTTP.STILL_RUNNING']);
      expect(Number(other.headers['retry-after'])).toBeGreaterThan(0);
    }
    open();
    expect((await first).statusCode).toBe(201);
    expect((await send('desk', key)).headers['idempotency-replayed']).toBe('true');
    expect(made).toBe(1);
  });

  it.each([
    ['breaks', 500],
    ['busy', 429],
  ])('never remembers our own failure (%s)', async (name, status) => {
    const key = { 'idempotency-key': newId() };
    const answers = [await send(name, key), await send(name, key)];
    expect(answers.map((answer) => answer.statusCode)).toEqual([status, status]);
    expect(made).toBe(2);
  });

  it('remembers a refusal, as a problem', async () => {
    const key = { 'idempotency-key': newId() };
    const first = await send('refused', key);
    const second = await send('refused', key);
    expect([second.statusCode, second.json()]).toEqual([422, first.json()]);
    expect(second.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(made).toBe(1);
  });

  it('keeps the keys of organizations apart', async () => {
    const key = { 'idempotency-key': newId() };
    await send('desk', key);
    await send('chair', { ...key, organization: await test.createOrganization() });
    expect(made).toBe(2);
  });

  it.each([['x'.repeat(256)], ['two words'], ['']])('refuses the key "%s"', async (key) => {
    const answer = await send('desk', { 'idempotency-key': key });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'HTTP.BAD_IDEMPOTENCY_KEY']);
    expect(made).toBe(0);
  });

  it('takes over a key whose holder died, once its lease is over', async () => {
    const key = newId();
    await send('desk', { 'idempotency-key': key });
    await asOwner(
      "UPDATE idempotency_keys SET state = 'running', expires_at = now() - interval '1 s' WHERE key = $1",
      [key],
    );
    expect((await send('desk', { 'idempotency-key': key })).statusCode).toBe(201);
    expect(made).toBe(2);
  });

  it('stores no answer in the clear', async () => {
    await send('desk', { 'idempotency-key': newId() });
    const stored = await asOwner(
      'SELECT response_body::text AS body FROM idempotency_keys WHERE organization_id = $1',
      [ours],
    );
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('canary-value');
  });

  it('deletes what has expired, by a job for each organization', async () => {
    await send('desk', { 'idempotency-key': 'old' });
    await send('desk', { 'idempotency-key': 'new' });
    await asOwner("UPDATE idempotency_keys SET expires_at = now() - interval '1 s' WHERE key = 'old'", []);
    await test.app.get(IdempotencySchedule).enqueue();
    const { prisma } = test.app.get(Database);
    const keys = () =>
      test.as(ours, async () => (await prisma.idempotencyKey.findMany()).map((row) => row.key));
    await eventually(async () => (await keys()).join() === 'new');
  });

  async function asOwner(sql: string, values: unknown[]): Promise<unknown[]> {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(sql, values);
    await owner.end();
    return rows;
  }
});
