import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { PROBLEM_TYPE, toProblem } from './problem.filter.js';

/** Bytes a request body may have. */
export const BODY_LIMIT = 1024 * 1024;

/** The HTTP server, the same for the running application and for its tests. */
export function createHttpAdapter(config: Pick<Config, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 500 },
    // For what fails before a route is found, such as an address with a broken percent sign.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem = toProblem(error, request.id);
      void reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problem);
    },
  });
}
