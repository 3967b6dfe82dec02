import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { runAsTenant } from '#platform';
import type { RouteKey } from '../route-rule.js';
import { routeKeyOf, ruleOf } from './access-rules.js';
import { callerOf, setCaller } from './caller.js';
import { RequestAuthenticator } from './request-authenticator.js';

/**
 * Gives every request its caller and its tenant before Nest sees it, so that guards, interceptors, pipes, handlers and
 * queries share one scope. Also compares the router with the permission table and stops a boot that leaves a gap.
 */
@Injectable()
export class RequestScope implements OnApplicationBootstrap {
  private readonly seen = new Set<RouteKey>();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly authenticator: RequestAuthenticator,
  ) {}

  /** Call it before Nest registers its routes. */
  attach(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.seen.add(routeKeyOf(one, url));
    });
    // Before the body is read: a caller who is refused has cost nothing.
    fastify.addHook('onRequest', (request) => this.authenticate(request));
    // After the body is read: its events would lose the scope.
    fastify.addHook('preValidation', enterTenant);
  }

  onApplicationBootstrap(): void {
    const unlisted = this.routes().filter((key) => ruleOf(key) === undefined);
    if (unlisted.length === 0) return;
    throw new Error(
      `These routes are not in libs/identity/src/routes/, so nobody may call them:\n  ${unlisted.join('\n  ')}`,
    );
  }

  /** Every route that the router knows, sorted. */
  routes(): RouteKey[] {
    return [...this.seen].sort();
  }

  private async authenticate(request: FastifyRequest): Promise<void> {
    if (request.is404 || ruleOf(routeKeyOf(request.method, request.routeOptions.url ?? '')) === 'public')
      return;
    const caller = await this.authenticator.authenticate(request);
    if (caller) setCaller(request, caller);
  }
}

/** `done` is called inside the scope, and everything that follows in the request is called by `done`. */
function enterTenant(request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void {
  const caller = callerOf(request);
  if (!caller) {
    done();
    return;
  }
  const actor = { kind: caller.actorKind, id: caller.userId, name: caller.name };
  void runAsTenant(caller.organizationId, actor, async () => done());
}
