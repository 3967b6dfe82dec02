import type { Socket } from 'socket.io-client';
import type { ConnectionEvents, LiveMessage, ManagerEvents } from '#kernel';
import { waitAfter } from './backoff';
import { api, got } from './client';
import { session } from './session';

/** What the office hears of. */
export type LiveEvent = Exclude<keyof ManagerEvents, keyof ConnectionEvents>;

/** What a handler of that event gets. */
export type LiveTold<E extends LiveEvent> = Parameters<ManagerEvents[E]>[0];

/** `off` until it is wanted, `away` while the connection is being made again. */
export type LiveStatus = 'off' | 'connecting' | 'live' | 'away';

/** What the server says of a handshake that it refuses. */
type Refused = Error & { data?: { status?: number } };

type Handler = (message: LiveMessage) => void;

/**
 * What happens, as it happens. A connection that was lost goes on after the last number it saw, so that nothing is missed
 * or told twice; when the server does not keep so much any more, `onReload` says that everything is to be read anew.
 */
export class Live {
  private socket: Socket | undefined;
  private status: LiveStatus = 'off';
  private lastSequence: number | undefined;
  private heeding: Promise<void> | undefined;
  /** With which the last handshake was made. */
  private token: string | undefined;
  /** How often in a row no connection came about that the library makes again by itself. */
  private failures = 0;
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly listeners = new Set<() => void>();
  private readonly reloads = new Set<() => void>();

  constructor() {
    session.subscribe(() => session.current().status === 'signed-out' && this.forget());
  }

  readonly current = (): LiveStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls `handler` for every event called `event` until the returned function is called. */
  on<E extends LiveEvent>(event: E, handler: (message: LiveTold<E>) => void): () => void {
    const handlers = this.handlers.get(event) ?? new Set();
    handlers.add(handler as unknown as Handler);
    this.handlers.set(event, handlers);
    return () => handlers.delete(handler as unknown as Handler);
  }

  onReload(reload: () => void): () => void {
    this.reloads.add(reload);
    return () => this.reloads.delete(reload);
  }

  /**
   * Asks for the number of the newest event. Wait for it before anything is read: what happens from then on is told, however
   * late the connection is made. Where it cannot be known, everything is read anew then.
   */
  heed(): Promise<void> {
    if (this.heeding) return this.heeding;
    const head = got(api.GET('/api/v1/live/head'));
    const heeding = head.then(
      ({ sequence }) => {
        // Somebody else may be signed in by now.
        if (this.heeding === heeding) this.saw(sequence);
      },
      () => undefined,
    );
    this.heeding = heeding;
    return heeding;
  }

  /** Connects; the returned function disconnects. */
  connect(): () => void {
    let isWanted = true;
    this.become('connecting');
    // The library is not part of the first load.
    void import('socket.io-client').then(({ io }) => {
      if (isWanted) this.socket = this.open(io);
    });
    return () => {
      isWanted = false;
      const { socket } = this;
      this.socket = undefined;
      socket?.close();
      this.become('off');
    };
  }

  private open(io: typeof import('socket.io-client').io): Socket {
    this.failures = 0;
    const socket = io('/managers', {
      transports: ['websocket'],
      auth: (give) => void this.credentials().then(give),
    });
    socket.on('connect', () => this.become('live'));
    socket.on('disconnect', () => {
      this.become('away');
      // The server closes a connection whose token ended; a new token opens the next one.
      if (!socket.active) void this.again(socket);
    });
    socket.on('connect_error', (error: Refused) => {
      this.become('away');
      // What did not reach the server the library tries again by itself; what the server refused it does not.
      if (!socket.active) void this.again(socket, error);
    });
    socket.on('live:ready', ({ sequence }: { sequence: number }) => {
      this.failures = 0;
      if (this.lastSequence === undefined) this.reload(sequence);
      else this.saw(sequence);
    });
    socket.on('live:reload', ({ sequence }: { sequence: number }) => {
      this.failures = 0;
      this.reload(sequence);
    });
    socket.onAny((event: string, message: LiveMessage) => this.receive(event, message));
    return socket;
  }

  /** Makes a connection anew that the server refused or ended, for as long as somebody is signed in and wants it. */
  private async again(socket: Socket, refused?: Refused): Promise<void> {
    if (this.socket !== socket) return;
    this.failures += 1;
    const wait = waitAfter(this.failures);
    // A token that the server does not know any more is no better for being shown again.
    if (refused?.data?.status === 401 && this.token) await session.refused(this.token).catch(() => undefined);
    if (session.current().status === 'signed-out') return;
    setTimeout(() => this.socket === socket && !socket.active && socket.connect(), wait);
  }

  private async credentials(): Promise<object> {
    this.token = await session.token().catch(() => undefined);
    const { token } = this;
    return { token, ...(this.lastSequence !== undefined && { lastSequence: this.lastSequence }) };
  }

  private receive(event: string, message: LiveMessage): void {
    if (event.startsWith('live:') || typeof message?.sequence !== 'number') return;
    if (this.lastSequence !== undefined && message.sequence <= this.lastSequence) return;
    this.saw(message.sequence);
    for (const handler of this.handlers.get(event) ?? []) handler(message);
  }

  private reload(sequence: number): void {
    this.lastSequence = sequence;
    for (const reload of this.reloads) reload();
  }

  private forget(): void {
    this.heeding = undefined;
    this.lastSequence = undefined;
  }

  private saw(sequence: number): void {
    this.lastSequence = Math.max(sequence, this.lastSequence ?? 0);
  }

  private become(status: LiveStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
  }
}

export const live = new Live();
