import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Clock, mayHideUnstorable, notStorable, parseStrictJson, whereNotStorable } from '#kernel';
import { CLOCK } from '../clock.token.js';
import { CONFIG, type Config } from '../config/config.js';
import { acceptUploads } from '../files/upload.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { observeRequests } from '../observability/request-observer.js';
import { traceRequests } from '../observability/tracing/request-tracer.js';
import { Tracing } from '../observability/tracing/tracing.js';
import { BODY_LIMIT } from './http-adapter.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { limitRates } from './rate-limits.js';
import { nameRequests } from './request-id.js';
import { sendSecurityHeaders } from './security-headers.js';
import { validationPipe } from './validation.js';

export const API_PREFIX = 'api/v1';

/** The same HTTP behaviour for the running application and for its tests. Create it with `bodyParser: false`. */
export function configureHttp(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const log = app.get(Log);
  traceRequests(fastify, app.get(Tracing));
  nameRequests(fastify);
  sendSecurityHeaders(fastify);
  observeRequests(fastify, log, app.get(Metrics));
  limitRates(fastify, app.get<Config>(CONFIG), app.get<Clock>(CLOCK));
  readJsonBodies(fastify);
  acceptUploads(fastify, app.get<Config>(CONFIG).files.maxBytes);
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(validationPipe());
  // Innermost, so that it runs for callers who may do what they ask.
  app.useGlobalInterceptors(app.get(IdempotencyInterceptor));
  app.useGlobalFilters(new ProblemFilter(log));
  app.enableShutdownHooks();
}

const CONFIG_KEY = 'refusesByItem';

/** Marks a route that takes many things at once: what cannot be kept is refused with the one that holds it, not with all. */
export const RefusesByItem = (): MethodDecorator => RouteConfig({ [CONFIG_KEY]: true });

const refusesByItem = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as unknown as Record<string, unknown>)[CONFIG_KEY] === true;

function readJsonBodies(fastify: FastifyInstance): void {
  // Fastify reads plain text by itself; a body that no class describes is refused with 415 instead.
  fastify.removeContentTypeParser('text/plain');
  // The raw bytes stay on the request: a webhook's signature covers them, not what we would print again.
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        (request as { rawBody?: Buffer }).rawBody = body as Buffer;
        const text = body.toString('utf8');
        done(null, text.trim() === '' ? undefined : readBody(text, refusesByItem(request)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** No field of any kind, nor a free one, may bring what the database cannot keep: it would fail there, without words. */
function readBody(text: string, takesAnyText: boolean): unknown {
  const value = parseStrictJson(text);
  const path = !takesAnyText && mayHideUnstorable(text) ? whereNotStorable(value) : undefined;
  if (path === undefined) return value;
  throw notStorable(path.slice(0, 200) || 'body');
}
