import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, DomainError } from '#kernel';
import type { Config } from '../config/config.js';
import { currentScope } from '../database/tenant-context.js';
import { type Allowance, TokenBuckets } from './token-buckets.js';

/** Where guessing would pay. Counted per address, whoever asks. */
const SIGN_IN = /^\/api\/v\d+\/auth\/(login|mfa)(\/|$)/;
/** An office shares one address, so an address may ask for what this many callers may. */
const CALLERS_PER_ADDRESS = 5;

type Limits = Pick<Config, 'requestsPerMinutePerCaller' | 'signInsPerMinutePerAddress'>;

/**
 * Limits the API per address before anything is looked up, and per caller (a person or an API key of one
 * organization) once the caller is known.
 */
export function limitRates(fastify: FastifyInstance, limits: Limits, clock: Clock): void {
  const buckets = new TokenBuckets(clock);
  const { requestsPerMinutePerCaller: perCaller, signInsPerMinutePerAddress: signIns } = limits;
  fastify.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    if (!path.startsWith('/api/')) return;
    if (SIGN_IN.test(path)) spend(buckets.take(`sign-in:${request.ip}`, signIns), reply);
    else spend(buckets.take(`address:${request.ip}`, perCaller * CALLERS_PER_ADDRESS), reply);
  });
  // Runs after the caller's scope was entered, for requests that have one.
  fastify.addHook('preHandler', async (request, reply) => {
    const key = callerKey(request);
    if (key !== undefined) spend(buckets.take(key, perCaller), reply);
  });
}

function callerKey(request: FastifyRequest): string | undefined {
  const scope = currentScope();
  if (scope && scope.actor.kind !== 'system') {
    return `caller:${scope.organizationId}:${scope.actor.kind}:${scope.actor.id ?? request.ip}`;
  }
  return undefined;
}

function spend(allowance: Allowance, reply: FastifyReply): void {
  reply.header('ratelimit-limit', String(allowance.limit));
  reply.header('ratelimit-remaining', String(allowance.remaining));
  reply.header('ratelimit-reset', String(allowance.resetSeconds));
  if (allowance.isAllowed) return;
  const seconds = allowance.retryAfterSeconds;
  throw new DomainError('HTTP.TOO_MANY_REQUESTS', 'Too many requests came in a short time.', {
    kind: 'throttled',
    retryAfterSeconds: seconds,
    fix: `Wait ${seconds} s and try again.`,
  });
}
