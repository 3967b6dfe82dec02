import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Clock, DomainError } from '#kernel';
import { CLOCK } from '#platform';
import type { VerifiedClaims } from '../domain/access-claims.js';
import { API_KEY_START } from '../domain/opaque-token.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import type { Caller } from './caller.js';
import { CallerDirectory } from './caller-directory.js';
import { ExpiringCache } from './expiring-cache.js';

/** What Passport adds to a strategy before it lets it look at a request. */
interface StrategyOutcome {
  success(claims: VerifiedClaims): void;
  fail(): void;
  error(error: Error): void;
}

/** A signature that held once holds for ever; the minute only bounds what is remembered. */
const REMEMBERED_MS = 60_000;
const CAPACITY = 10_000;

/** Finds the caller of a request from its token or API key. The tenant comes from here and from nowhere else. */
@Injectable()
export class RequestAuthenticator {
  private readonly verified: ExpiringCache<VerifiedClaims>;

  constructor(
    private readonly accessTokens: AccessTokenStrategy,
    private readonly directory: CallerDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.verified = new ExpiringCache(clock, REMEMBERED_MS, CAPACITY);
  }

  /** Undefined when the request carries no credential; throws `AUTH.TOKEN_REFUSED` when it carries a bad one. */
  async authenticate(request: FastifyRequest): Promise<Caller | undefined> {
    const apiKey = apiKeyOf(request);
    if (apiKey === undefined && request.headers.authorization === undefined) return undefined;
    const caller =
      apiKey === undefined ? await this.fromToken(request) : await this.directory.program(apiKey);
    if (!caller) throw refused();
    return caller;
  }

  /**
   * The same for a connection that outlives a request: who it is right now, and when the token ends (milliseconds since
   * 1970). Ask again now and then: somebody who was removed is refused from then on. Throws `AUTH.TOKEN_REFUSED`.
   */
  async authenticateToken(token: string): Promise<{ caller: Caller; endsAt: number }> {
    const authorization = `Bearer ${token}`;
    const request = { headers: { authorization } } as FastifyRequest;
    const claims = await this.verified.get(authorization, () => this.verify(request));
    const caller = await this.personOf(claims);
    if (!caller) throw refused();
    return { caller, endsAt: claims.exp * 1000 };
  }

  /** Calls `listener` with everybody who signed out, was removed or got another role by way of this node. */
  onForgotten(listener: (userId: string) => void): void {
    this.directory.onForgotten(listener);
  }

  /** The signature is checked once a minute, the token's end and its bearer with every request. */
  private async fromToken(request: FastifyRequest): Promise<Caller | undefined> {
    const claims = await this.verified.get(request.headers.authorization ?? '', () => this.verify(request));
    return this.personOf(claims);
  }

  private async personOf({ exp, org, sub, sid }: VerifiedClaims): Promise<Caller | undefined> {
    if (exp * 1000 <= this.clock.now().getTime()) return undefined;
    return this.directory.person({ organizationId: org, userId: sub, sessionId: sid });
  }

  /**
   * Drives the strategy as Passport's own middleware does, so that it can run in a Fastify hook: a Nest guard comes
   * too late to give guards, interceptors and handlers one tenant scope. A refusal is thrown, so it is not remembered.
   */
  private verify(request: FastifyRequest): Promise<VerifiedClaims> {
    return new Promise((resolve, reject) => {
      const outcome: StrategyOutcome = {
        success: resolve,
        fail: () => reject(refused()),
        error: reject,
      };
      const attempt = Object.assign(Object.create(this.accessTokens) as AccessTokenStrategy, outcome);
      attempt.authenticate(request as never);
    });
  }
}

function apiKeyOf({ headers }: FastifyRequest): string | undefined {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  const [scheme, value] = headers.authorization?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' && value?.startsWith(API_KEY_START) ? value : undefined;
}

function refused(): DomainError {
  return new DomainError('AUTH.TOKEN_REFUSED', 'This sign-in is not valid any more.', {
    kind: 'unauthenticated',
    fix: 'Refresh the token at POST /api/v1/auth/refresh, or sign in again.',
  });
}
