import { Body, Controller, Injectable, Module, type OnModuleInit, Post } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { newId } from '#kernel';
import { AuditLog } from '../../audit/audit-log.js';
import { runAsTenant } from '../../database/tenant-context.js';
import { CuttableDatabase } from '../../testing/cuttable-database.js';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Text } from '../fields.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const MADE = 'order.made';

class MadeOrderBody {
  @Text()
  name!: string;
}

/** What a request waits for before it writes, in the order of their coming. */
let gates: (Promise<void> | undefined)[] = [];
let begun = 0;

@Controller('made-orders')
class MadeOrdersController {
  constructor(private readonly audit: AuditLog) {}

  @Post()
  async make(@Body() { name }: MadeOrderBody) {
    begun++;
    await gates.shift();
    await this.audit.record({ action: MADE, entity: 'order' });
    if (name === 'breaks') throw new Error('the answer cannot be made');
    return { name };
  }
}

/** Stands in for sign-in. */
@Injectable()
class MadeOrdersScope implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preValidation', (request, _, done) => {
      const organization = String(request.headers.organization);
      void runAsTenant(organization, { kind: 'user', id: 'zoe' }, async () => done());
    });
  }
}

@Module({ controllers: [MadeOrdersController], providers: [MadeOrdersScope] })
class MadeOrdersModule {}

describe('a write whose answer is lost', () => {
  let database: TestDatabase;
  let cuttable: CuttableDatabase;
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    cuttable = await CuttableDatabase.before(database);
    test = await createTestApp([MadeOrdersModule], { database: cuttable.way, hasFaults: true });
  });

  beforeEach(async () => {
    cuttable.back();
    ours = await test.createOrganization();
    gates = [];
    begun = 0;
  });

  afterAll(async () => {
    await test.close();
    cuttable.close();
    await database.drop();
  });

  const send = (key: string, name = 'desk') =>
    test.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: '/api/v1/made-orders',
        headers: { organization: ours, 'idempotency-key': key },
        payload: { name },
      });
  const told = async (key: string, name?: string) => {
    const answer = await send(key, name);
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };
  const made = async () => {
    const [row] = await asOwner<{ count: number }>(
      'SELECT count(*)::int AS count FROM audit_entries WHERE organization_id = $1 AND action = $2',
      [ours, MADE],
    );
    return row?.count;
  };

  it('is not done again when the connection broke after its commit, and says so', async () => {
    const key = newId();
    cuttable.cutAt('unanswered', MADE);
    expect(await told(key)).toEqual([503, 'HTTP.NOT_REACHED']);
    expect(await made()).toBe(1);
    for (let repeat = 0; repeat < 2; repeat++) expect(await told(key)).toEqual([409, 'HTTP.ANSWER_LOST']);
    expect(await made()).toBe(1);
  });

  it('is done by its repeat when the connection broke before its commit', async () => {
    const key = newId();
    cuttable.cutAt('unsent', MADE);
    expect(await told(key)).toEqual([503, 'HTTP.NOT_REACHED']);
    expect(await made()).toBe(0);
    expect(await told(key)).toEqual([201, undefined]);
    expect(await made()).toBe(1);
  });

  it('is done by its repeat as soon as the database is back that was away when the key was to be given back', async () => {
    const key = newId();
    const gate = Promise.withResolvers<void>();
    gates = [gate.promise];
    const first = told(key);
    await eventually(async () => begun === 1);
    cuttable.away();
    gate.resolve();
    expect(await first).toEqual([503, 'HTTP.NOT_REACHED']);
    cuttable.back();
    const again = await eventually(async () => {
      const answer = await told(key);
      return answer[0] === 409 ? undefined : answer;
    });
    expect(again).toEqual([201, undefined]);
    expect(await made()).toBe(1);
  });

  it('is not done again when we failed after its commit', async () => {
    const key = newId();
    expect(await told(key, 'breaks')).toEqual([500, 'HTTP.UNEXPECTED']);
    expect(await told(key, 'breaks')).toEqual([409, 'HTTP.ANSWER_LOST']);
    expect(await made()).toBe(1);
  });

  it('is not done again when the process died after its commit', async () => {
    const key = newId();
    await send(key);
    const died = (age: string) =>
      asOwner(
        `UPDATE idempotency_keys SET state = 'written', response_status = NULL, response_body = NULL,
           expires_at = now() + interval '24 hours' - $2::interval WHERE key = $1`,
        [key, age],
      );
    await died('10 seconds');
    expect(await told(key)).toEqual([409, 'HTTP.STILL_RUNNING']);
    await died('40 seconds');
    expect(await told(key)).toEqual([409, 'HTTP.ANSWER_LOST']);
    expect(await made()).toBe(1);
  });

  it('gives its key back within half a minute when the process died before its commit', async () => {
    const key = newId();
    const gate = Promise.withResolvers<void>();
    gates = [gate.promise];
    const held = told(key);
    await eventually(async () => begun === 1);
    const [row] = await asOwner<{ seconds: number }>(
      'SELECT extract(epoch FROM expires_at - now())::float AS seconds FROM idempotency_keys WHERE key = $1',
      [key],
    );
    expect(row?.seconds).toBeLessThanOrEqual(30);
    gate.resolve();
    expect(await held).toEqual([201, undefined]);
  });

  it('is renewed for as long as it is handled, and not after that', async () => {
    const key = newId();
    const fence = await held(async (repository) => repository.claim(key, 'hash'));
    await asOwner("UPDATE idempotency_keys SET expires_at = now() - interval '1 s' WHERE key = $1", [key]);
    await held((repository) => repository.renew(key, fence ?? ''));
    expect(await held((repository) => repository.claim(key, 'hash'))).toBeUndefined();
    await held((repository) => repository.complete(key, fence ?? '', 201, null));
    await asOwner("UPDATE idempotency_keys SET expires_at = now() - interval '1 s' WHERE key = $1", [key]);
    await held((repository) => repository.renew(key, fence ?? ''));
    expect(await held((repository) => repository.claim(key, 'hash'))).toBeDefined();
  });

  it('is done by one of two when the first took longer than its key was held for it', async () => {
    const key = newId();
    const gate = Promise.withResolvers<void>();
    gates = [gate.promise];
    const slow = told(key);
    await eventually(async () => begun === 1);
    await asOwner("UPDATE idempotency_keys SET expires_at = now() - interval '1 s' WHERE key = $1", [key]);
    expect(await told(key)).toEqual([201, undefined]);
    gate.resolve();
    expect(await slow).toEqual([409, 'HTTP.TAKEN_OVER']);
    expect(await made()).toBe(1);
    expect(await told(key)).toEqual([201, undefined]);
  });

  it('may take its time when nobody else came with its key', async () => {
    const key = newId();
    const gate = Promise.withResolvers<void>();
    gates = [gate.promise];
    const slow = told(key);
    await eventually(async () => begun === 1);
    await asOwner('DELETE FROM idempotency_keys WHERE key = $1', [key]);
    gate.resolve();
    expect(await slow).toEqual([201, undefined]);
    expect(await told(key)).toEqual([201, undefined]);
    expect(await made()).toBe(1);
  });

  const held = <T>(ask: (repository: IdempotencyRepository) => Promise<T>) =>
    test.as(ours, () => ask(test.app.get(IdempotencyRepository)));

  async function asOwner<R>(sql: string, values: unknown[]): Promise<R[]> {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query(sql, values)).rows;
    } finally {
      await owner.end();
    }
  }
});
