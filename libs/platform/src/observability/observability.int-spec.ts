import { Controller, Get, Injectable, Module, Param } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.js';
import { Queue } from '../queue/queue.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { HealthChecks, Unwell } from './health-checks.js';
import { Metrics } from './metrics.js';

@Controller('things')
class ThingsController {
  @Get(':id')
  read(@Param('id') id: string) {
    return { id };
  }
}

@Injectable()
@HandlesJob('test.measured')
class MeasuredHandler implements JobHandler {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({ controllers: [ThingsController], providers: [MeasuredHandler] })
class ThingsModule {}

const TOKEN = 'a-metrics-token-of-some-length';

describe('observability', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([ThingsModule], { env: { METRICS_TOKEN: TOKEN } });
  });

  afterAll(() => test.close());

  const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    test.app.getHttpAdapter().getInstance().inject({ url, headers, remoteAddress });

  it('counts requests by route template, never by address', async () => {
    await ask('/api/v1/things/one-thing-of-many');
    await ask('/nowhere/one-thing-of-many');
    const figures = await eventually(async () => {
      const { body } = await ask('/metrics');
      return body.includes('route="unmatched"') && body;
    });
    expect(figures).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/v1/things/:id",status="200"} 1',
    );
    expect(figures).not.toContain('one-thing-of-many');
    expect(figures).toMatch(/invoicepatch_database_connections\{state="idle"\} \d/);
    expect(figures).toContain('process_resident_memory_bytes');
  });

  it('counts jobs by queue', async () => {
    const organization = await test.createOrganization();
    await test.as(organization, () => test.app.get(Queue).send('test.measured', {}));
    await eventually(async () =>
      /job_duration_seconds_count\{queue="test.measured",outcome="done"\} 1/.test(
        (await ask('/metrics')).body,
      ),
    );
  });

  it('takes figures of other modules, and shows the rest when one cannot be read', async () => {
    const metrics = test.app.get(Metrics);
    metrics
      .counter({ name: 'sync_changes_total', help: 'Changes.', labels: ['system'] })
      .inc({ system: 'test' }, 3);
    metrics.gauge({ name: 'broken', help: 'Broken.' }, () => Promise.reject(new Error('not now')));
    expect((await ask('/metrics')).body).toContain('invoicepatch_sync_changes_total{system="test"} 3');
  });

  it.each([
    ['this machine', 200, {}, '127.0.0.1'],
    ['this machine, IPv6', 200, {}, '::1'],
    ['elsewhere with the token', 200, { authorization: `Bearer ${TOKEN}` }, '198.51.100.7'],
    ['elsewhere', 401, {}, '198.51.100.7'],
    ['elsewhere with another token', 401, { authorization: 'Bearer guess' }, '198.51.100.7'],
    ['elsewhere through a proxy on this machine', 401, { 'x-forwarded-for': '198.51.100.7' }, '127.0.0.1'],
    ['a host that pretends', 401, { 'x-forwarded-for': '127.0.0.1' }, '198.51.100.7'],
  ])('answers metrics asked for from %s with %s', async (_, status, headers, address) => {
    expect((await ask('/metrics', headers as Record<string, string>, address)).statusCode).toBe(status);
  });

  it('is alive and ready, and says why', async () => {
    expect((await ask('/health/live')).json()).toEqual({ status: 'ok' });
    const ready = await ask('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([
      200,
      {
        status: 'ok',
        checks: [
          { name: 'database', state: 'ok', detail: 'The database answers.' },
          {
            name: 'migrations',
            state: 'ok',
            detail: expect.stringMatching(/^All \d+ migrations are applied\.$/),
          },
          { name: 'queue', state: 'ok', detail: 'The job queue runs.' },
        ],
      },
    ]);
  });

  it('is not ready when one check fails, and shows only sentences meant for people', async () => {
    const checks = test.app.get(HealthChecks);
    checks.register('scanner', () => Promise.reject(new Unwell('The scanner is out of paper.')));
    checks.register('other', () => Promise.reject(new Error('postgresql://user:password@10.0.0.3')));
    const ready = await ask('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json().checks.slice(3)).toEqual([
      { name: 'scanner', state: 'failed', detail: 'The scanner is out of paper.' },
      { name: 'other', state: 'failed', detail: 'It cannot be checked.' },
    ]);
  });
});
