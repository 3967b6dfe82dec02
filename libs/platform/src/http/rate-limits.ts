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
  fastify.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?');
    if (!path.startsWith('/api/')) done();
    else if (SIGN_IN.test(path)) done(spend(buckets.take(`sign-in:${request.ip}`, signIns), reply));
    else done(spend(buckets.take(`address:${request.ip}`, perCaller * CALLERS_PER_ADDRESS), reply));
  });
  // Runs after the caller's scope was entered, for requests that have one.
  fastify.addHook('preHandler', (request, reply, done) => {
    const key = callerKey(request);
    done(key === undefined ? undefined : spend(buckets.take(key, perCaller), reply));
  });
}

function callerKey(request: FastifyRequest): string | undefined {
  const scope = currentScope();
  if (scope && scope.actor.kind !== 'system') {
    return `caller:${scope.organizationId}:${scope.actor.kind}:${scope.actor.id ?? request.ip}`;
  }
  return undefined;
}

/** What is left of the allowance goes with the answer; the refusal, when nothing is. */
function spend(allowance: Allowance, reply: FastifyReply): DomainError | undefined {
  const { limit, remaining, resetSeconds } = allowance;
  void reply.header('ratelimit-limit', String(limit));
  void reply.header('ratelimit-remaining', String(remaining));
  void reply.header('ratelimit-reset', String(resetSeconds));
  return refusalOf(allowance);
}

/** The refusal to be told when an allowance is used up. */
export function refusalOf({ isAllowed, retryAfterSeconds }: Allowance): DomainError | undefined {
  if (isAllowed) return undefined;
  return new DomainError('HTTP.TOO_MANY_REQUESTS', 'Too many requests came in a short time.', {
    kind: 'throttled',
    retryAfterSeconds,
    fix: `Wait ${retryAfterSeconds} s and try again.`,
  });
}
