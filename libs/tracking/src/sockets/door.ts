import { Inject, Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { type Caller, RequestAuthenticator } from '#identity';
import { type Clock, DomainError } from '#kernel';
import { CLOCK, type Problem, toProblem } from '#platform';
import { personRoom } from '../domain/live-families.js';
import { sessionOf, setSession } from './socket-session.js';

/** Sockets that one person may have open in one namespace of this node: tabs and devices, not a flood. */
const MOST_OF_ONE_PERSON = 25;

/**
 * Lets sockets in by the access token of their handshake, and out again: when the token ends, and when the person was
 * removed, signed out or given another role. What somebody may do is never taken from the client's word.
 */
@Injectable()
export class Door {
  constructor(
    private readonly authenticator: RequestAuthenticator,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `admit` throws what is wrong with this caller for the namespace. */
  guard(namespace: Namespace, admit: (caller: Caller) => void): void {
    namespace.use((socket, next) => {
      this.enter(namespace, socket, admit).then(
        () => next(),
        (error: unknown) => next(asRefusal(error)),
      );
    });
  }

  /** Looks again who everybody is. Roles are worn by rooms, so whoever has another one now has to come in anew. */
  async review(namespace: Namespace): Promise<void> {
    for (const socket of namespace.sockets.values()) {
      const { caller, token } = sessionOf(socket);
      try {
        const now = (await this.authenticator.authenticateToken(token)).caller;
        if (now.role !== caller.role || now.contractorId !== caller.contractorId) throw changed();
      } catch (error) {
        // Only a refusal ends it: who could not be looked up is looked up again.
        if (error instanceof DomainError) this.end(socket, error);
      }
    }
  }

  private async enter(namespace: Namespace, socket: Socket, admit: (caller: Caller) => void): Promise<void> {
    const token = tokenOf(socket);
    const { caller, endsAt } = await this.authenticator.authenticateToken(token);
    admit(caller);
    const room = personRoom(caller.userId);
    if ((namespace.adapter.rooms.get(room)?.size ?? 0) >= MOST_OF_ONE_PERSON) throw tooMany();
    setSession(socket, { caller, token, endsAt });
    await socket.join(room);
    const timer = setTimeout(
      () => this.end(socket, ended()),
      Math.max(0, endsAt - this.clock.now().getTime()),
    );
    socket.once('disconnect', () => clearTimeout(timer));
  }

  private end(socket: Socket, error: unknown): void {
    const { code, detail } = toProblem(error, socket.id);
    socket.emit('live:ended', { code, detail });
    socket.disconnect(true);
  }
}

function tokenOf({ handshake }: Socket): string {
  const { token } = handshake.auth as { token?: unknown };
  if (typeof token === 'string' && token !== '') return token;
  const [scheme, value] = handshake.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer' && value) return value;
  throw new DomainError('AUTH.REQUIRED', 'This needs a sign-in.', {
    kind: 'unauthenticated',
    fix: 'Give the access token of POST /api/v1/auth/login as auth.token in the handshake.',
  });
}

/** A client reads the problem as `data` of its `connect_error`. */
function asRefusal(error: unknown): Error & { data: Problem } {
  const problem = toProblem(error, 'handshake');
  return Object.assign(new Error(problem.detail), { data: problem });
}

function ended(): DomainError {
  return new DomainError('AUTH.TOKEN_ENDED', 'This sign-in has run out.', {
    kind: 'unauthenticated',
    fix: 'Refresh the token at POST /api/v1/auth/refresh and connect again.',
  });
}

function changed(): DomainError {
  return new DomainError('AUTH.CHANGED', 'Your role was changed.', {
    kind: 'unauthenticated',
    fix: 'Connect again.',
  });
}

function tooMany(): DomainError {
  return new DomainError('TRACKING.TOO_MANY_CONNECTIONS', 'Too many windows or devices are connected.', {
    kind: 'throttled',
    fix: 'Close some of them.',
  });
}
