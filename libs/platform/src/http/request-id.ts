import type { FastifyInstance } from 'fastify';
import { newId } from '#kernel';

/** Short and harmless: it goes into log lines and into the answer. */
const ACCEPTED = /^[\w.-]{1,64}$/;

/** Every answer names its request; a caller who brings an id of their own finds it again. */
export function nameRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id'];
    request.id = typeof given === 'string' && ACCEPTED.test(given) ? given : newId();
    void reply.header('x-request-id', request.id);
    done();
  });
}
