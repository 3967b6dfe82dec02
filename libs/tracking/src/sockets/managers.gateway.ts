import {
  type OnGatewayConnection,
  type OnGatewayInit,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { type Caller, holds } from '#identity';
import { DomainError } from '#kernel';
import { FAMILIES, type Family, familyRoom } from '../domain/live-families.js';
import type { LoggedEvent } from '../domain/stream-part.js';
import { type Entrance, Hall } from './hall.js';
import { ManagerWatch } from './manager-watch.js';
import { SOCKETS } from './socket-options.js';

/** Sends the office what happens, each person what she may read. It takes nothing but the handshake. */
@WebSocketGateway({ ...SOCKETS, namespace: '/managers' })
export class ManagersGateway implements OnGatewayInit, OnGatewayConnection, Entrance {
  @WebSocketServer()
  readonly namespace!: Namespace;

  constructor(
    private readonly hall: Hall,
    private readonly watch: ManagerWatch,
  ) {}

  afterInit(namespace: Namespace): void {
    this.hall.open(namespace, this);
    this.watch.follow(namespace);
  }

  handleConnection(socket: Socket): Promise<void> {
    return this.hall.receive(socket);
  }

  admit(caller: Caller): void {
    if (familiesOf(caller).length > 0) return;
    throw new DomainError('AUTH.NOT_ALLOWED', 'This connection is for the office.', {
      kind: 'forbidden',
      fix: 'Contractors connect to /contractors.',
    });
  }

  roomsOf(caller: Caller): string[] {
    return familiesOf(caller).map((family) => familyRoom(caller.organizationId, family));
  }

  roomOf(organizationId: string, { family }: LoggedEvent): string | undefined {
    return family === null ? undefined : familyRoom(organizationId, family);
  }
}

/** What a contractor or customer holds reaches her own rows only, and these events are about everybody's. */
function familiesOf({ role }: Caller): Family[] {
  if (role === 'api-key' || role === 'contractor' || role === 'customer') return [];
  return (Object.keys(FAMILIES) as Family[]).filter((family) => holds(role, FAMILIES[family]));
}
