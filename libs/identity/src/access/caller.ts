import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Permission, TenantRole } from '../permissions.js';

/** Who sends this request: a person in one of her organizations, or a program with an API key. */
export interface Caller {
  actorKind: 'user' | 'api-key';
  /** The person's id; for a program, the id of its key. */
  userId: string;
  name: string;
  organizationId: string;
  /** As it is in the database now, not as it was when the token was signed. */
  role: TenantRole | 'api-key';
  /** The sign-in this request belongs to; a program has none. */
  sessionId?: string;
  /** What a program may do; a person's permissions follow from the role. */
  scopes?: readonly Permission[];
  /** Whose work or orders a contractor or customer may see. */
  contractorId?: string;
  customerId?: string;
  /** A contractor who may record time for the others of her crew. */
  isForeman?: boolean;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Kept beside the request instead of on it, so that no body or header can ever be taken for it. */
export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

/** The caller, for the routes that need one. Throws `AUTH.REQUIRED` on a public route that nobody signed in to. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) throw signInRequired();
  return caller;
});

export function signInRequired(): DomainError {
  return new DomainError('AUTH.REQUIRED', 'This needs a sign-in.', {
    kind: 'unauthenticated',
    fix: 'Sign in at POST /api/v1/auth/login and send "authorization: Bearer <accessToken>".',
  });
}
