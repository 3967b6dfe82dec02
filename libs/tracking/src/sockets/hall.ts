import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { type Caller, RequestAuthenticator } from '#identity';
import { Log } from '#platform';
import { personRoom } from '../domain/live-families.js';
import type { LoggedEvent } from '../domain/stream-part.js';
import { LiveTail } from '../live/live-tail.js';
import { Cluster } from './cluster.js';
import { Door } from './door.js';
import { lastSequenceOf, messageOf, SocketReader } from './socket-reader.js';
import { sessionOf } from './socket-session.js';

/** With what a caller is remembered, somebody who was removed on another node is out within a minute. */
const REVIEW_MS = 15_000;
/** Packets that may wait for a client. One that falls behind further is let go: it resumes, and places come as the newest. */
const MOST_WAITING = 1_000;

/** What makes one namespace different from another. */
export interface Entrance {
  /** Throws what is wrong with the caller for this namespace. */
  admit(caller: Caller): void;
  /** Where the server puts her. */
  roomsOf(caller: Caller): string[];
  /** Who of this namespace is to hear of an event; undefined: nobody. */
  roomOf(organizationId: string, event: LoggedEvent): string | undefined;
}

/** Where sockets come in, get what they missed, hear what happens, and are looked after until they leave. */
@Injectable()
export class Hall implements OnModuleDestroy {
  private readonly entrances = new Map<Namespace, Entrance>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly door: Door,
    private readonly tail: LiveTail,
    private readonly cluster: Cluster,
    private readonly authenticator: RequestAuthenticator,
    private readonly log: Log,
  ) {}

  /** Call it when the namespace is made, before anybody can come. */
  open(namespace: Namespace, entrance: Entrance): void {
    this.cluster.join(namespace.server);
    // Socket.IO's own room has no door; who is let in nowhere is hung up on after the time to connect.
    if (this.entrances.size === 0) namespace.server.of('/').use((_socket, next) => next(nobody()));
    this.door.guard(namespace, (caller) => entrance.admit(caller));
    if (this.entrances.size === 0) this.begin();
    this.entrances.set(namespace, entrance);
  }

  /** Sends a socket what it missed, lets it hear the rest, and then does what `greet` adds. */
  async receive(socket: Socket, greet: () => Promise<void> = async () => undefined): Promise<void> {
    const entrance = this.entrances.get(socket.nsp);
    if (!entrance) return;
    const { caller } = sessionOf(socket);
    const { organizationId } = caller;
    const roomOf = (event: LoggedEvent) => entrance.roomOf(organizationId, event);
    socket.once('disconnect', () => this.tail.leave(organizationId));
    try {
      const reader = new SocketReader(socket, entrance.roomsOf(caller), roomOf);
      await this.tail.welcome(organizationId, reader, lastSequenceOf(socket));
      await greet();
    } catch (error) {
      this.log.warn('a socket could not be brought up to date', { organizationId, error });
      // It comes again, and asks again for what it missed.
      socket.conn.close();
    }
  }

  /** How many are connected to this node, by namespace. */
  sockets(): [namespace: string, count: number][] {
    return [...this.entrances.keys()].map(({ name, sockets }) => [name.slice(1), sockets.size]);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private begin(): void {
    this.tail
      .open((organizationId, event) => this.broadcast(organizationId, event))
      .catch((error: unknown) => this.log.error('live events cannot be heard', { error }));
    this.authenticator.onForgotten((userId) => this.endEverywhere(userId));
    this.timer = setInterval(() => void this.review(), REVIEW_MS);
    this.timer.unref();
  }

  /** To this node's sockets only: every node follows the streams by itself. */
  private broadcast(organizationId: string, event: LoggedEvent): void {
    for (const [namespace, entrance] of this.entrances) {
      const room = entrance.roomOf(organizationId, event);
      if (room !== undefined) namespace.local.to(room).emit(event.name, messageOf(event));
    }
  }

  /** Somebody signed out, was removed or got another role: on every node, at once. */
  private endEverywhere(userId: string): void {
    for (const namespace of this.entrances.keys()) namespace.in(personRoom(userId)).disconnectSockets(true);
  }

  private async review(): Promise<void> {
    this.tail.check();
    for (const namespace of this.entrances.keys()) {
      for (const { conn } of namespace.sockets.values())
        if ((conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length > MOST_WAITING) conn.close();
      await this.door.review(namespace);
    }
  }
}

function nobody(): Error {
  return new Error('Nothing is told here: connect to /managers or /contractors.');
}
