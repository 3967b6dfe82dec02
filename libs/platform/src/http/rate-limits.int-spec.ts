import { Controller, Get, Injectable, Module, type OnModuleInit, Post } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { runAsTenant } from '../database/tenant-context.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';

@Controller()
class DeskController {
  @Get('desk')
  read() {
    return { ok: true };
  }

  @Post('auth/login')
  logIn() {
    return { ok: true };
  }
}

@Injectable()
class TestScope implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preValidation', (request, _, done) => {
      const { organization, person } = request.headers as Record<string, string | undefined>;
      if (organization === undefined) done();
      else void runAsTenant(organization, { kind: 'user', id: person }, async () => done());
    });
  }
}

@Module({ controllers: [DeskController], providers: [TestScope] })
class DeskModule {}

describe('rate limits', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([DeskModule], {
      env: { REQUESTS_PER_MINUTE: '10', SIGN_INS_PER_MINUTE: '3' },
    });
    ours = await test.createOrganization();
  });

  afterAll(() => test.close());

  const ask = (url: string, remoteAddress: string, headers: Record<string, string> = {}) =>
    test.app
      .getHttpAdapter()
      .getInstance()
      .inject({ method: url.includes('auth') ? 'POST' : 'GET', url, remoteAddress, headers });
  const askTimes = async (times: number, ...what: Parameters<typeof ask>) => {
    const answers = [];
    for (let index = 0; index < times; index++) answers.push(await ask(...what));
    return answers;
  };
  const refusals = (answers: { statusCode: number }[]) =>
    answers.filter(({ statusCode }) => statusCode === 429).length;

  it('refuses a caller beyond the limit, with the time to wait, wherever the requests come from', async () => {
    const zoe = { organization: ours, person: 'zoe' };
    const answers = [
      ...(await askTimes(8, '/api/v1/desk', '198.51.100.1', zoe)),
      ...(await askTimes(4, '/api/v1/desk', '198.51.100.2', zoe)),
    ];
    expect(refusals(answers)).toBe(2);
    const last = answers.at(-1);
    expect(last?.json()).toMatchObject({
      code: 'HTTP.TOO_MANY_REQUESTS',
      status: 429,
      fix: expect.any(String),
    });
    expect(last?.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'ratelimit-limit': '10',
      'ratelimit-remaining': '0',
      'retry-after': expect.stringMatching(/^[1-6]$/),
    });
  });

  it('lets others of the same office go on, up to what an address may send', async () => {
    const person = (name: string) => ({ organization: ours, person: name });
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      expect(refusals(await askTimes(10, '/api/v1/desk', '198.51.100.3', person(name)))).toBe(0);
    expect(refusals(await askTimes(3, '/api/v1/desk', '198.51.100.3', person('f')))).toBe(3);
  });

  it('limits sign-ins strictly, per address', async () => {
    expect(refusals(await askTimes(5, '/api/v1/auth/login', '198.51.100.4'))).toBe(2);
    expect(refusals(await askTimes(1, '/api/v1/auth/login', '198.51.100.5'))).toBe(0);
  });

  it('never limits the health checks', async () => {
    expect(refusals(await askTimes(60, '/health/live', '198.51.100.6'))).toBe(0);
  });
});
