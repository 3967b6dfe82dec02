import type { FastifyInstance, FastifyRequest } from 'fastify';
import { currentScope } from '../../database/tenant-context.js';
import { enter, type RunningSpan } from './spans.js';
import type { Tracing } from './tracing.js';

/** Health checks, figures and the dashboard's files are asked for by machines, and tell nothing. */
const TRACED = /^\/api\//;

/**
 * One span per request to the API, below the caller's `traceparent`. It says the route's template and not the address, which
 * may hold ids and words that were searched for. Call it before all other hooks.
 */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  if (!tracing.isOn) return;
  const spans = new WeakMap<FastifyRequest, RunningSpan>();
  const within = (request: FastifyRequest, next: () => void) => {
    const span = spans.get(request);
    if (span) enter(span, next);
    else next();
  };
  fastify.addHook('onRequest', (request, _reply, done) => {
    const span = begun(tracing, request);
    if (span) spans.set(request, span);
    within(request, done);
  });
  // After the body is read: its events have lost the span.
  fastify.addHook('preValidation', (request, _reply, done) => within(request, done));
  fastify.addHook('preHandler', (request, _reply, done) => {
    const scope = currentScope();
    if (scope) spans.get(request)?.describe({ 'invoicepatch.organization.id': scope.organizationId });
    done();
  });
  fastify.addHook('onRequestAbort', (request, done) => {
    const span = spans.get(request);
    span?.failedWith('aborted');
    span?.end();
    done();
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const span = spans.get(request);
    span?.describe({ 'http.response.status_code': statusCode });
    // What a caller did wrong is no failure of the server.
    if (statusCode >= 500) span?.failedWith(String(statusCode));
    span?.end();
    within(request, done);
  });
}

function begun(tracing: Tracing, request: FastifyRequest): RunningSpan | undefined {
  const { method, headers } = request;
  const route = request.routeOptions.url;
  if (route === undefined || !TRACED.test(route)) return undefined;
  const { traceparent } = headers;
  return tracing.start({
    name: `${method} ${route}`,
    kind: 'server',
    causedBy: typeof traceparent === 'string' ? traceparent : null,
    attributes: { 'http.request.method': method, 'http.route': route },
  });
}
