import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { pino } from 'pino';
import { DomainError } from '#kernel';
import { Database } from '../../database/database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { EgressClient } from '../../egress/egress-client.js';
import { Text } from '../../http/fields.js';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.js';
import { Queue } from '../../queue/queue.js';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { TraceCollector } from '../../testing/trace-collector.js';
import { Log } from '../log.js';
import { Metrics } from '../metrics.js';
import { currentSpan, inSpan } from './spans.js';
import { Tracing } from './tracing.js';

const CANARY = 'c4n4ryMargaretAtwood';

class ErrandBody {
  @Text()
  note!: string;
}

@Controller('errands')
class ErrandsController {
  @Get('broken/:id')
  broken(@Param('id') id: string): never {
    throw Object.assign(new Error(`Margaret's invoice ${CANARY} ${id} is gone\n    at ${CANARY}`), {
      code: CANARY.repeat(9),
    });
  }

  @Get('refused/:id')
  refused(): never {
    throw new DomainError('ERRAND.REFUSED', `No errands for ${CANARY}.`);
  }

  @Post(':id')
  done(@Body() body: ErrandBody): ErrandBody {
    return body;
  }
}

@HandlesJob('test.errand', { queue: { retryLimit: 0 } })
class ErrandHandler implements JobHandler<{ fails?: boolean }> {
  static seen: (string | undefined)[] = [];

  async handle({ fails }: { fails?: boolean }): Promise<void> {
    ErrandHandler.seen.push(currentSpan()?.traceparent);
    if (fails) throw new TypeError(`cannot read ${CANARY}`);
  }
}

@Module({ controllers: [ErrandsController], providers: [ErrandHandler] })
class ErrandsModule {}

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const ask = (test: TestApp, url: string, headers: Record<string, string> = {}, payload?: object) =>
  test.app.inject({ method: payload ? 'POST' : 'GET', url: `/api/v1/errands/${url}`, headers, payload });

/** What of OpenTelemetry was loaded since; asked before anything else here loads it. */
const loaded: string[] = [];
const hooks = registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@opentelemetry/') && context.parentURL?.includes('/observability/'))
      loaded.push(specifier);
    return next(specifier, context);
  },
});

describe('while no collector is named', () => {
  let test: TestApp;
  let collector: TraceCollector;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    test = await createTestApp([ErrandsModule], { hasFaults: true });
  });
  afterAll(async () => {
    await test.close();
    await collector.close();
  });

  it('nothing is loaded, begun, written down or sent', async () => {
    expect(test.app.get(Tracing).isOn).toBe(false);
    expect((await ask(test, 'one', { traceparent: PARENT }, { note: 'x' })).statusCode).toBe(201);
    const ours = await test.createOrganization();
    await test.as(ours, () =>
      test.app.get(UnitOfWork).run(() => test.app.get(Queue).send('test.errand', {})),
    );
    await eventually(async () => ErrandHandler.seen.length > 0);
    expect(ErrandHandler.seen).toEqual([undefined]);
    const { rows } = await test.app
      .get(Database)
      .unscoped.query(`SELECT data FROM pgboss.job WHERE name = 'test.errand'`);
    expect(rows.map(({ data }) => Object.keys(data).sort())).toEqual([['data', 'organizationId']]);
    expect(collector.connections).toBe(0);
    expect(loaded).toEqual([]);
    expect(await test.app.get(Metrics).text()).not.toContain('trace_spans_total');
  });

  it('a step in the middle is the step alone: its own promise, without anything around it', () => {
    const work = Promise.resolve('done');
    expect(inSpan({ name: 'step' }, () => work)).toBe(work);
  });
});

describe('traces', () => {
  let test: TestApp;
  let collector: TraceCollector;
  let ours: string;
  const lines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    collector = await TraceCollector.start();
    const log = new Log(
      pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    );
    const env = {
      ...collector.env,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=let%20me%20in',
      OTEL_RESOURCE_ATTRIBUTES: 'service.version=7',
    };
    test = await createTestApp([ErrandsModule], { env, log, hasFaults: true });
    ours = await test.createOrganization();
  });
  afterAll(async () => {
    hooks.deregister();
    await test.close();
    await collector.close();
  });

  const spanOf = (name: string) => eventually(async () => collector.named(name).at(-1), `the span ${name}`);

  it('go on with the trace of the caller, and say the route, not the address', async () => {
    await ask(test, `${CANARY}?name=${CANARY}`, { traceparent: PARENT }, { note: 'x' });
    const span = await spanOf('POST /api/v1/errands/:id');
    expect(span).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
      kind: 'server',
      hasFailed: false,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/v1/errands/:id',
        'http.response.status_code': 201,
      },
    });
    expect(lines.find((line) => line.trace_id === span.traceId && line.msg === 'request')).toMatchObject({
      span_id: span.spanId,
      trace_flags: '01',
    });
    expect(collector.resources[0]).toMatchObject({
      'service.name': 'invoicepatch',
      'service.version': '7',
      'deployment.environment.name': 'test',
      'invoicepatch.role': 'all',
      'service.instance.id': expect.any(String),
    });
    expect(collector.headers[0]?.['x-collector-key']).toBe('let me in');
  });

  it.each([
    '',
    'nonsense',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    PARENT.replace('00-', 'ff-'),
  ])('begin anew where the caller names none that can be read: "%s"', async (traceparent) => {
    const before = collector.named('GET /api/v1/errands/refused/:id').length;
    await ask(test, 'refused/1', { traceparent });
    const span = await eventually(async () => collector.named('GET /api/v1/errands/refused/:id')[before]);
    expect(span.parentSpanId).toBeUndefined();
    expect(span.traceId).not.toMatch(/^0+$/);
    // What a caller did wrong is no failure of ours.
    expect(span).toMatchObject({ hasFailed: false, attributes: { 'http.response.status_code': 422 } });
  });

  it('follow a job to its worker, and tell its failure', async () => {
    await test.as(ours, () =>
      test.app
        .get(Tracing)
        .run({ name: 'an errand' }, () =>
          test.app.get(UnitOfWork).run(() => test.app.get(Queue).send('test.errand', { fails: true })),
        ),
    );
    const worked = await spanOf('process test.errand');
    expect(collector.lineage(worked).slice(0, 2)).toEqual(['process test.errand', 'send test.errand']);
    expect(collector.lineage(worked).at(-1)).toBe('an errand');
    expect(worked).toMatchObject({
      kind: 'consumer',
      hasFailed: true,
      attributes: {
        'error.type': 'TypeError',
        'messaging.system': 'pg-boss',
        'messaging.destination.name': 'test.errand',
        'invoicepatch.organization.id': ours,
      },
    });
    expect(lines.find((line) => line.queue === 'test.errand')).toMatchObject({ trace_id: worked.traceId });
  });

  it('take the trace along on a call to somebody else, of whom they say the host and nothing more', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.traceparent);
      response.writeHead(503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await test.app
      .get(Tracing)
      .run({ name: 'a call' }, () =>
        test.app.get(EgressClient).fetch(`http://127.0.0.1:${port}/hook/${CANARY}`),
      );
    server.close();
    const span = await spanOf('GET');
    expect(seen).toEqual([`00-${span.traceId}-${span.spanId}-01`]);
    expect(span).toMatchObject({
      kind: 'client',
      hasFailed: true,
      attributes: {
        'server.address': '127.0.0.1',
        'server.port': port,
        'http.response.status_code': 503,
        'error.type': '503',
      },
    });
  });

  it('hold nothing of what was sent, asked, answered or thrown', async () => {
    const headers = {
      authorization: `Bearer ${CANARY}`,
      cookie: `session=${CANARY}`,
      'x-request-id': CANARY,
      tracestate: `a=${CANARY}`,
    };
    await ask(test, `broken/${CANARY}?token=${CANARY}`, headers);
    await ask(test, CANARY, headers, { note: CANARY, [CANARY]: CANARY });
    await ask(test, `nowhere/${CANARY}/${CANARY}`, headers);
    const broken = await spanOf('GET /api/v1/errands/broken/:id');
    expect(broken).toMatchObject({ hasFailed: true, attributes: { 'http.response.status_code': 500 } });
    await test.app.get(Tracing).run({ name: 'the last' }, async () => undefined);
    await spanOf('the last');
    expect(collector.bodies.join()).not.toContain(CANARY);
  });

  it('wait for nobody: what a collector does not take in time is dropped and counted', async () => {
    const small = await TraceCollector.start();
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: small.url,
      ...{
        OTEL_BSP_MAX_QUEUE_SIZE: '20',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '20',
        OTEL_BSP_SCHEDULE_DELAY: '600000',
      },
    };
    small.status = 400;
    const busy = await createTestApp([], { env, database: test.database, hasFaults: true });
    for (let index = 0; index < 100; index++)
      await busy.app.get(Tracing).run({ name: 'step' }, async () => undefined);
    const figures = await eventually(async () => {
      const text = await busy.app.get(Metrics).text();
      return text.includes('outcome="failed"') && text;
    });
    const count = (outcome: string) =>
      Number(new RegExp(`trace_spans_total\\{outcome="${outcome}"\\} (\\d+)`).exec(figures)?.[1] ?? 0);
    expect(count('failed')).toBeGreaterThan(0);
    expect(count('dropped')).toBeGreaterThan(0);
    await busy.close();
    await small.close();
  });

  it('are as many as the operator wants', async () => {
    const none = await TraceCollector.start();
    const env = {
      ...none.env,
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0',
    };
    const quiet = await createTestApp([ErrandsModule], { env, database: test.database, hasFaults: true });
    await ask(quiet, 'refused/1');
    await ask(quiet, 'refused/1', { traceparent: PARENT });
    await quiet.close();
    expect(none.spans.map(({ traceId }) => traceId)).toEqual(['0af7651916cd43dd8448eb211c80319c']);
    await none.close();
  });
});
