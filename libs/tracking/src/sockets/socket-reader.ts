import type { Socket } from 'socket.io';
import type { LoggedEvent } from '../domain/stream-part.js';
import type { LiveReader } from '../live/live-tail.js';

/** What travels for one event. */
export const messageOf = ({ sequence, at, data }: LoggedEvent) => ({ sequence, at, data });

/** A socket that reads the stream of its organization, as far as its rooms reach. */
export class SocketReader implements LiveReader {
  constructor(
    private readonly socket: Socket,
    private readonly rooms: readonly string[],
    private readonly roomOf: (event: LoggedEvent) => string | undefined,
  ) {}

  get isThere(): boolean {
    return this.socket.connected;
  }

  send(event: LoggedEvent): void {
    const room = this.roomOf(event);
    if (room !== undefined && this.rooms.includes(room)) this.socket.emit(event.name, messageOf(event));
  }

  join(): void {
    void this.socket.join([...this.rooms]);
  }

  ready(sequence: number, resumed: boolean): void {
    this.socket.emit('live:ready', { sequence, resumed });
  }

  reload(sequence: number): void {
    this.socket.emit('live:reload', { sequence });
  }
}

/** The number that a client says it has seen last; what is no number is no number seen. */
export function lastSequenceOf({ handshake }: Socket): number | undefined {
  const { lastSequence } = handshake.auth as { lastSequence?: unknown };
  return Number.isSafeInteger(lastSequence) && (lastSequence as number) >= 0
    ? (lastSequence as number)
    : undefined;
}
