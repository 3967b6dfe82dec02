import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import { IsObject, IsOptional } from 'class-validator';
import type { InjectOptions } from 'fastify';
import { Database } from '../database/database.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Amount, Email, Json, ListOf, Text, Whole } from './fields.js';
import { PageQuery } from './paging.js';

class PartBody {
  @Text({ max: 40 })
  label!: string;
}

class WidgetBody {
  @Text({ max: 40 })
  name!: string;

  @Whole({ optional: true, max: 100 })
  count?: number;

  @Amount({ optional: true })
  price?: string;

  @ListOf(() => PartBody, { optional: true, max: 3 })
  parts?: PartBody[];

  @Email({ optional: true })
  email?: string;

  @Json({ optional: true })
  @IsOptional()
  @IsObject()
  extra?: object;
}

@Controller('widgets')
class WidgetsController {
  constructor(private readonly database: Database) {}

  @Post()
  create(@Body() body: WidgetBody) {
    return { name: body.name, isClass: body instanceof WidgetBody };
  }

  @Get()
  list(@Query() query: PageQuery) {
    return { limit: query.limit };
  }

  @Get('broken')
  broken(): never {
    throw new Error('password=hunter2 at 10.0.0.3');
  }

  @Get('restarting')
  async restarting() {
    await this.database.unscoped.query('SELECT pg_terminate_backend(pg_backend_pid())');
  }

  @Get(':id')
  read(@Param('id') id: string) {
    return { id };
  }
}

@Module({ controllers: [WidgetsController] })
class WidgetsModule {}

const json = { 'content-type': 'application/json' };
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('hostile requests', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([WidgetsModule], { hasFaults: true });
  });

  afterAll(() => test.close());

  const ask = (options: InjectOptions) => test.app.getHttpAdapter().getInstance().inject(options);
  const post = (payload: string | Buffer, headers: Record<string, string> = json) =>
    ask({ method: 'POST', url: '/api/v1/widgets', headers, payload });

  it('accepts what is meant to be accepted', async () => {
    const answer = await post('{"name":"Élan","count":3,"price":"12.50","parts":[{"label":"a"}]}');
    expect([answer.statusCode, answer.json()]).toEqual([201, { name: 'Élan', isClass: true }]);
  });

  it('accepts whole characters, however they are written', async () => {
    const answer = await post(
      '{"name":"\\ud83d\\udee0 🛠","extra":{"é":["\\u00e9"]},"email":"a@example.test"}',
    );
    expect([answer.statusCode, answer.json()]).toEqual([201, { name: '🛠 🛠', isClass: true }]);
  });

  it('says which text it is, and what to do', async () => {
    const answer = await post('{"name":"x","parts":[{"label":"a"},{"label":"\\ud800"}]}');
    expect(answer.json()).toMatchObject({
      ...{ code: 'HTTP.NOT_VALID', field: 'parts.1.label', fix: expect.stringContaining('anew') },
      detail: expect.stringMatching(/^"parts\.1\.label" must not contain .* half of a character/),
    });
  });

  it.each(['[null]', '[1]', '[[]]', '[[{"label":"a"}]]'])(
    'says once that %s is no list of objects',
    async (parts) => {
      const answer = await post(`{"name":"x","parts":${parts}}`);
      expect(answer.json()).toMatchObject({
        detail: 'Every entry of "parts" must be an object.',
        errors: [{ field: 'parts' }],
      });
    },
  );

  it.each([
    ['nothing at all', '', 422],
    ['blanks', '  \n ', 422],
    ['an empty object', '{}', 422],
    ['null', 'null', 422],
    ['a number', '5', 422],
    ['a text', '"name"', 422],
    ['true', 'true', 422],
    ['a list', '[]', 422],
    ['a list of good objects', '[{"name":"x"}]', 422],
    ['half an object', '{"name":"x"', 422],
    ['a trailing comma', '{"name":"x",}', 422],
    ['two objects', '{"name":"x"}{"name":"y"}', 422],
    ['a comment', '{"name":"x"} // hello', 422],
    ['single quotes', "{'name':'x'}", 422],
    ['NaN', '{"name":"x","count":NaN}', 422],
    ['binary rubbish', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 422],
    ['a prototype key', '{"name":"x","__proto__":{"admin":true}}', 422],
    ['an escaped prototype key', '{"name":"x","\\u005f_proto__":{"admin":true}}', 422],
    ['a constructor key', '{"name":"x","constructor":{"prototype":{"admin":true}}}', 422],
    ['a number that would lose precision', '{"name":"x","count":9007199254740993}', 422],
    ['a decimal that would lose precision', '{"name":"x","count":0.12345678901234567890}', 422],
    ['a number beyond doubles', '{"name":"x","count":1e999}', 422],
    ['nesting beyond reason', nested(41), 422],
    [
      'nesting that would end a recursive parser',
      `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      422,
    ],
    ['an unknown field', '{"name":"x","isAdmin":true}', 422],
    ['an unknown field inside a list', '{"name":"x","parts":[{"label":"a","cost":1}]}', 422],
    ['null in a list', '{"name":"x","parts":[null]}', 422],
    ['a list within a list', '{"name":"x","parts":[[]]}', 422],
    ['good objects in a list within a list', '{"name":"x","parts":[[{"label":"a"}]]}', 422],
    ['a number in a list', '{"name":"x","parts":[1]}', 422],
    ['an object for a list', '{"name":"x","parts":{"0":{"label":"a"}}}', 422],
    [
      'a list that is too long',
      '{"name":"x","parts":[{"label":"a"},{"label":"a"},{"label":"a"},{"label":"a"}]}',
      422,
    ],
    ['a list for a text', '{"name":["x"]}', 422],
    ['an object for a text', '{"name":{"toString":"x"}}', 422],
    ['a text for a number', '{"name":"x","count":"3"}', 422],
    ['a fraction for a whole number', '{"name":"x","count":1.5}', 422],
    ['a negative number', '{"name":"x","count":-1}', 422],
    ['a number for an amount', '{"name":"x","price":12.5}', 422],
    ['an amount with three decimals', '{"name":"x","price":"12.505"}', 422],
    ['an amount in another script', '{"name":"x","price":"１２.50"}', 422],
    ['an empty text', '{"name":""}', 422],
    ['a text that is too long', JSON.stringify({ name: 'x'.repeat(41) }), 422],
    ['a NUL character', '{"name":"a\\u0000b"}', 422],
    ['half a character', '{"name":"pipe \\ud83d"}', 422],
    ['half a character that ends a text', '{"name":"x","parts":[{"label":"\\uDEE0"}]}', 422],
    ['half a character in an e-mail address', '{"name":"x","email":"a\\ud800@example.test"}', 422],
    ['half a character deep in a free field', '{"name":"x","extra":{"colours":["red","\\ud800"]}}', 422],
    ['half a character in the name of a free field', '{"name":"x","extra":{"\\udc00":1}}', 422],
    ['a NUL character in a free field', '{"name":"x","extra":{"note":"a\\u0000"}}', 422],
    ['10 MB', JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }), 413],
  ])('answers %s with a plain sentence', async (_, payload, status) => {
    const answer = await post(payload);
    expectProblem(answer, status);
  });

  it.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['text/xml', { 'content-type': 'text/xml' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a made-up type', { 'content-type': '///' }],
  ])('refuses %s with 415', async (_, headers) => {
    expectProblem(await post('{"name":"x"}', headers), 415);
  });

  it.each([
    ['a broken percent sign', '/api/v1/widgets/%E0%A4%A', 400],
    ['an address that does not exist', '/api/v1/nowhere', 404],
    ['a path that climbs', '/api/v1/../../etc/passwd', 404],
    ['a very long id', `/api/v1/widgets/${'x'.repeat(2_000)}`, 414],
    ['a limit in words', '/api/v1/widgets?limit=many', 422],
    ['a limit given twice', '/api/v1/widgets?limit=5&limit=6', 422],
    ['a limit beyond reason', '/api/v1/widgets?limit=1e9', 422],
    ['an unknown filter', '/api/v1/widgets?where=1', 422],
    ['a NUL character', '/api/v1/widgets?cursor=a%00b', 422],
    ['a nested filter', '/api/v1/widgets?cursor[$ne]=1', 422],
  ])('answers %s in the address with a plain sentence', async (_, url, status) => {
    expectProblem(await ask({ url }), status);
  });

  it('refuses a method that an address does not know', async () => {
    expectProblem(await ask({ method: 'PUT', url: '/api/v1/widgets' }), 404);
  });

  it('tells nothing about our own failures but the request id', async () => {
    const answer = await ask({ url: '/api/v1/widgets/broken', headers: { 'x-request-id': 'req-77' } });
    expectProblem(answer, 500);
    expect(answer.body).not.toMatch(/hunter2|10\.0\.0\.3/);
    expect(answer.json()).toMatchObject({ requestId: 'req-77', code: 'HTTP.UNEXPECTED' });
  });

  it('says when to come back while the database restarts, and that the request may have been carried out', async () => {
    const answer = await ask({ url: '/api/v1/widgets/restarting' });
    expectProblem(answer, 503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({
      code: 'HTTP.NOT_REACHED',
      fix: expect.stringContaining('Idempotency-Key'),
    });
    expect((await ask({ url: '/api/v1/widgets' })).statusCode).toBe(200);
  });

  it('echoes a harmless request id and replaces any other', async () => {
    const given = await ask({ url: '/api/v1/widgets', headers: { 'x-request-id': 'abc-1' } });
    const forged = await ask({ url: '/api/v1/widgets', headers: { 'x-request-id': 'a\u00e9 "forged"' } });
    expect(given.headers['x-request-id']).toBe('abc-1');
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  function expectProblem(answer: Awaited<ReturnType<typeof ask>>, status: number): void {
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    const problem = answer.json<{ detail: string; status: number; code: string; requestId: string }>();
    expect(problem).toMatchObject({ status, code: expect.stringMatching(/^[A-Z]+\.[A-Z_]+$/) });
    expect(problem.detail).toMatch(/^[A-Z"].*(\.|\(and \d+ more\))$/s);
    expect(problem.detail).not.toMatch(/undefined|JSON at position|FST_|constraints|function/);
    expect(problem.requestId).toBeTruthy();
  }
});
