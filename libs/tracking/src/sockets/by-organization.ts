import type { Namespace } from 'socket.io';
import type { Caller } from '#identity';
import { sessionOf } from './socket-session.js';

/** Everybody who is connected to this node in `namespace`, by organization; a person with several windows once. */
export function byOrganization(namespace: Namespace): Map<string, Caller[]> {
  const people = new Map<string, Map<string, Caller>>();
  for (const socket of namespace.sockets.values()) {
    const { caller } = sessionOf(socket);
    const known = people.get(caller.organizationId) ?? new Map<string, Caller>();
    people.set(caller.organizationId, known.set(caller.userId, caller));
  }
  return new Map([...people].map(([organizationId, callers]) => [organizationId, [...callers.values()]]));
}
