import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Helmet's headers on every answer. They never differ between two answers, so they are worked out once. */
export function sendSecurityHeaders(fastify: FastifyInstance): void {
  const headers = securityHeaders();
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

function securityHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  // Our own pages are served over plain HTTP on a developer's machine.
  const write = helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } });
  write({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return headers;
}
