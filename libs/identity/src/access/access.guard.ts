import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { mayDo, routeKeyOf, ruleOf } from './access-rules.js';
import { type Caller, callerOf, signInRequired } from './caller.js';

/** Guards every route of every module. What the permission table does not name is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = ruleOf(routeKeyOf(request.method, request.routeOptions.url ?? ''));
    if (rule === 'public') return true;
    if (!rule) throw notAllowed('nobody may call this address yet');
    const caller = callerOf(request);
    if (!caller) throw signInRequired();
    if (rule === 'signed-in' ? caller.actorKind === 'user' : mayDo(caller, rule)) return true;
    throw notAllowed(reasonFor(caller, rule), rule === 'signed-in' ? undefined : rule);
  }
}

function reasonFor(caller: Caller, rule: string): string {
  if (rule === 'signed-in') return 'it is for people, and an API key is a program';
  return caller.role === 'api-key'
    ? `this API key does not have the scope "${rule}"`
    : `the role "${caller.role}" does not have the permission "${rule}"`;
}

/** `permission`: the one that is missing, for whoever says it in another language. */
function notAllowed(reason: string, permission?: string): DomainError {
  return new DomainError('AUTH.NOT_ALLOWED', `You may not do this: ${reason}.`, {
    kind: 'forbidden',
    fix: 'Ask an owner or admin of your organization for access.',
    details: permission ? { permission } : undefined,
  });
}
