import type { FastifyInstance } from 'fastify';
import { Log } from './log.js';
import { Metrics } from './metrics.js';

/** Asked every few seconds by machines. */
const QUIET = /^\/(health\/|metrics$)/;

/** One line and one measurement per answered request, by route template: an address may carry an id, a template not. */
export function observeRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  const durations = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Answered requests by route template.',
    labels: ['method', 'route', 'status'],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const { method, id: requestId } = request;
    const { statusCode, elapsedTime } = reply;
    durations.observe({ method, route, status: String(statusCode) }, elapsedTime / 1000);
    const line = { method, route, statusCode, durationMs: Math.round(elapsedTime), requestId };
    if (QUIET.test(route)) log.debug('request', line);
    else log.info('request', line);
    done();
  });
}
