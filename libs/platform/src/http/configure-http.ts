import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseStrictJson } from '#kernel';
import { Log } from '../observability/log.js';
import { ProblemFilter, toProblem } from './problem.filter.js';
import { validationPipe } from './validation.js';

export const API_PREFIX = 'api/v1';
/** Bytes a request body may have. */
export const BODY_LIMIT = 1024 * 1024;

/** The same HTTP behaviour for the running application and for its tests. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  // The raw bytes stay on the request: a webhook's signature covers them, not what we would print again.
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        (request as { rawBody?: Buffer }).rawBody = body as Buffer;
        const text = body.toString('utf8');
        done(null, text.trim() === '' ? undefined : parseStrictJson(text));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  fastify.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.id);
    reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem);
  });
  await app.register(
    helmet as never,
    { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } } as never,
  );
  app.setGlobalPrefix(API_PREFIX, { exclude: ['/', 'health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Log)));
  app.enableShutdownHooks();
}
