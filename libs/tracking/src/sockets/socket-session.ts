import type { Socket } from 'socket.io';
import type { Caller } from '#identity';
import { runAsTenant } from '#platform';

/** Who is at the other end of a socket. */
export interface SocketSession {
  /** As the database knew her at the last look. */
  caller: Caller;
  token: string;
  /** When the token ends, in milliseconds since 1970. */
  endsAt: number;
}

/** Kept beside the socket instead of on it, so that nothing a client sends can ever be taken for it. */
const sessions = new WeakMap<Socket, SocketSession>();

export function setSession(socket: Socket, session: SocketSession): void {
  sessions.set(socket, session);
}

/** Every socket that was let in has one. */
export function sessionOf(socket: Socket): SocketSession {
  const session = sessions.get(socket);
  if (!session) throw new Error('A socket has no session.');
  return session;
}

/** Runs `work` as the person at the other end, in her organization. */
export function runAs<T>(socket: Socket, work: () => Promise<T>): Promise<T> {
  const { organizationId, actorKind, userId, name } = sessionOf(socket).caller;
  return runAsTenant(organizationId, { kind: actorKind, id: userId, name }, work);
}
