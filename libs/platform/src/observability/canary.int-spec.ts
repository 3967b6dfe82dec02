import { Controller, Get, Module, Post } from '@nestjs/common';
import pg from 'pg';
import { pino } from 'pino';
import { DomainError, newId, Secret } from '#kernel';
import { AuditLog } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdempotencyStore } from '../http/idempotency/idempotency-store.js';
import { HandlesJob, type JobHandler } from '../queue/job-handler.js';
import { Queue } from '../queue/queue.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Vault } from '../vault/vault.js';
import { Log, type LogFields } from './log.js';

const CANARY = 'c4n4ry7h4t5ings';
const secret = new Secret(CANARY);

const lines: string[] = [];
const log = new Log(pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }));

const caused = new Error('outer', { cause: new Error(`inner password=${CANARY}`) });
const carrying = Object.assign(new Error('refused'), {
  config: { headers: { authorization: CANARY } },
  body: CANARY,
});
const cyclic: Record<string, unknown> = { password: CANARY };
cyclic.self = cyclic;

/** Ways in which secrets have got into logs elsewhere. */
const ODD_WAYS: [string, string, LogFields][] = [
  [
    'a field that nobody allowed',
    'x',
    { token: CANARY, headers: { cookie: CANARY }, body: CANARY, password: CANARY },
  ],
  ['a Secret in an allowed field', 'x', { reason: secret, name: [secret] }],
  ['a Secret in the message', `using ${secret}`, {}],
  ['an object in an allowed field', 'x', { reason: { access_token: CANARY }, entity: cyclic }],
  [
    'a Map and a Buffer in allowed fields',
    'x',
    { reason: new Map([['a', CANARY]]), name: Buffer.from(CANARY) },
  ],
  ['an object that turns into text', 'x', { reason: { toString: () => CANARY, toJSON: () => CANARY } }],
  ['a bearer header in a message', `sent Authorization: Bearer ${CANARY}`, {}],
  ['basic credentials in an error', 'x', { error: new Error(`header "Basic ${CANARY}" was refused`) }],
  [
    'a form in an error',
    'x',
    { error: new Error(`POST grant_type=refresh_token&refresh_token=${CANARY}&x=1`) },
  ],
  [
    'JSON in an error',
    'x',
    { error: new Error(`{"client_secret":"${CANARY}","access_token": "${CANARY}"}`) },
  ],
  ['JSON within JSON', 'x', { error: new Error(JSON.stringify(JSON.stringify({ accessToken: CANARY }))) }],
  ['a JSON web token', 'x', { error: new Error(`eyJhbGciOi.eyJ${CANARY}.${CANARY}`) }],
  [
    'an address with a password',
    'x',
    { url: `https://admin:${CANARY}@books.example/`, error: new Error(`postgres://a:${CANARY}@db/x`) },
  ],
  ['an address with a code', 'x', { url: `https://books.example/callback?code=${CANARY}&state=1` }],
  ['an API key header', 'x', { error: new Error(`x-api-key: ${CANARY}`) }],
  ['a cookie header', 'x', { error: new Error(`set-cookie: ${CANARY}; path=/`) }],
  ['a cause', 'x', { error: caused }],
  ['an error that carries its request', 'x', { error: carrying }],
  ['a thrown text', 'x', { error: CANARY }],
  ['a thrown object', 'x', { error: { message: CANARY } }],
];

@Controller('leaks')
class LeaksController {
  @Get('error')
  error(): never {
    throw carrying;
  }

  @Get('database')
  database(): never {
    throw new Error(`connect ECONNREFUSED postgresql://app:${CANARY}@10.0.0.3`);
  }

  @Get('domain')
  domain(): never {
    throw new DomainError('TEST.REFUSED', 'Refused.', { cause: carrying, details: { held: secret } });
  }

  @Post('body')
  body(): never {
    throw new Error('out of order');
  }
}

@HandlesJob('test.leaking', { queue: { retryLimit: 0 } })
class LeakingHandler implements JobHandler {
  handle(): Promise<void> {
    return Promise.reject(carrying);
  }
}

@Module({ controllers: [LeaksController], providers: [LeakingHandler] })
class LeaksModule {}

describe('a secret', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([LeaksModule], { log });
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  it.each(ODD_WAYS)('does not reach the log by %s', (_, message, fields) => {
    const before = lines.length;
    log.warn(message, fields);
    expect(lines).toHaveLength(before + 1);
    expect(lines.slice(before).join()).not.toContain(CANARY);
  });

  it.each([
    ['GET', 'error'],
    ['GET', 'database'],
    ['GET', 'domain'],
    ['POST', 'body'],
  ] as const)('neither reaches the log nor the caller from a request (%s %s)', async (method, name) => {
    const answer = await test.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method,
        url: `/api/v1/leaks/${name}?token=${CANARY}`,
        headers: {
          authorization: `Bearer ${CANARY}`,
          cookie: `session=${CANARY}`,
          'x-request-id': 'leak-test',
        },
        ...(method === 'POST' && { payload: { password: CANARY } }),
      });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain(CANARY);
    await eventually(async () => lines.some((line) => line.includes(`/api/v1/leaks/${name}`)));
    expect(lines.join()).not.toContain(CANARY);
  });

  it('stands nowhere in the database, though it was sealed, audited, queued, remembered and failed with', async () => {
    await test.as(ours, async () => {
      await test.app.get(Vault).seal({ table: 'a', row: 'b', column: 'c' }, secret);
      await test.app.get(AuditLog).record({
        action: 'connection.made',
        entity: 'connection',
        data: { secret, accessToken: CANARY, nested: [{ refresh_token: CANARY, held: secret }] },
      });
      const store = test.app.get(IdempotencyStore);
      const claim = await store.begin(newId(), 'hash');
      if ('fence' in claim)
        await store.complete(claim, { status: 201, body: JSON.stringify({ key: CANARY }) });
      await test.app.get(UnitOfWork).run(() => test.app.get(Queue).send('test.leaking', { secret }));
    });
    await eventually(async () => lines.some((line) => line.includes('test.leaking')));
    const dump = await dumpOf(test.database.ownerUrl);
    expect(dump).toContain('connection.made');
    expect(dump).toContain('test.leaking');
    expect(dump).not.toContain(CANARY);
    expect(lines.join()).not.toContain(CANARY);
  });
});

/** Every row of every table, as text. */
async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss')`,
  );
  let dump = '';
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    dump += rows.map(({ row }) => row).join('\n');
  }
  await client.end();
  return dump;
}
