import { Injectable } from '@nestjs/common';
import { Announcements, Log, runAsTenant, systemActor } from '#platform';
import type { LoggedEvent, StreamPart } from '../domain/stream-part.js';
import { LIVE_CHANNEL, LiveEventsRepository } from './live-events.repository.js';

/** A client that wants an organization's events. */
export interface LiveReader {
  /** False when it has gone meanwhile. */
  readonly isThere: boolean;
  /** One event that it missed. It picks what it may see. */
  send(event: LoggedEvent): void;
  /** From here on it hears what `broadcast` is given. Must take effect at once. */
  join(): void;
  /** Everything up to `sequence` was sent. */
  ready(sequence: number, isResumed: boolean): void;
  /** What it missed is not kept any more. */
  reload(sequence: number): void;
}

/** Events that one client is sent again. Who missed more asks for everything anew, which is less. */
const MOST_MISSED = 5_000;

export type Broadcast = (organizationId: string, event: LoggedEvent) => void;

interface Stream {
  /** Everything up to here has been broadcast on this node. */
  cursor: number;
  readers: number;
  opened: Promise<void>;
  /** It could not be opened; whoever comes next tries again. */
  hasFailed: boolean;
  isReading: boolean;
  hasGrown: boolean;
}

/**
 * Follows the streams of the organizations that somebody on this node listens to, and broadcasts each event once, in
 * order. The database nudges; what is sent is always read from the stream, as that organization. So every node sends the
 * same, whoever wrote it, and nothing is lost when a nudge is.
 */
@Injectable()
export class LiveTail {
  private readonly streams = new Map<string, Stream>();
  private broadcast: Broadcast = () => undefined;

  constructor(
    private readonly events: LiveEventsRepository,
    private readonly announcements: Announcements,
    private readonly log: Log,
  ) {}

  /** Begins to hear of growth. Called by the node that has sockets; a worker has none. */
  async open(broadcast: Broadcast): Promise<void> {
    this.broadcast = broadcast;
    await this.announcements.listen(LIVE_CHANNEL, {
      onTold: (organizationId) => this.grown(organizationId),
      onConnected: () => this.check(),
    });
  }

  /** Looks at every stream that is listened to, in case a nudge was lost. */
  check(): void {
    for (const organizationId of this.streams.keys()) this.grown(organizationId);
  }

  /**
   * Brings a reader up to date and lets it in: what it missed after `after`, in order, then the broadcasts, with nothing
   * in between lost or twice. Without `after` it starts now. Call `leave` when it goes, whatever became of this.
   */
  async welcome(organizationId: string, reader: LiveReader, after?: number): Promise<void> {
    const stream = this.enter(organizationId);
    await stream.opened;
    let at = after ?? stream.cursor;
    // A number that was never given out: from before a restore of the database.
    let isWhole = at <= stream.cursor;
    while (isWhole && at < stream.cursor) {
      const missed = await this.read(organizationId, at, MOST_MISSED);
      if (!reader.isThere) return;
      isWhole = at >= missed.keptFrom && !missed.isCut;
      const upTo = Math.min(missed.head, stream.cursor);
      if (isWhole) for (const event of missed.events) if (event.sequence <= upTo) reader.send(event);
      at = upTo;
    }
    if (!reader.isThere) return;
    // No await since the cursor was compared: what is broadcast next is the first that was not sent.
    reader.join();
    if (isWhole) reader.ready(stream.cursor, after !== undefined);
    else reader.reload(stream.cursor);
  }

  leave(organizationId: string): void {
    const stream = this.streams.get(organizationId);
    if (!stream) return;
    stream.readers -= 1;
    if (stream.readers === 0) this.streams.delete(organizationId);
  }

  private enter(organizationId: string): Stream {
    const known = this.streams.get(organizationId);
    if (known) {
      known.readers += 1;
      if (known.hasFailed) this.begin(organizationId, known);
      return known;
    }
    const stream: Stream = {
      ...{ cursor: 0, readers: 1, isReading: false, hasGrown: false },
      ...{ hasFailed: false, opened: Promise.resolve() },
    };
    this.begin(organizationId, stream);
    this.streams.set(organizationId, stream);
    return stream;
  }

  private begin(organizationId: string, stream: Stream): void {
    stream.hasFailed = false;
    stream.opened = this.asTenant(organizationId, () => this.events.head()).then((head) => {
      stream.cursor = head;
    });
    stream.opened.catch(() => {
      stream.hasFailed = true;
    });
  }

  private grown(organizationId: string): void {
    const stream = this.streams.get(organizationId);
    if (!stream) return;
    stream.hasGrown = true;
    if (!stream.isReading) void this.follow(organizationId, stream);
  }

  /** One read at a time for each organization: whatever comes meanwhile is in the next one. */
  private async follow(organizationId: string, stream: Stream): Promise<void> {
    stream.isReading = true;
    try {
      await stream.opened;
      while (stream.hasGrown && this.streams.get(organizationId) === stream) {
        stream.hasGrown = false;
        const { events, head } = await this.read(organizationId, stream.cursor);
        for (const event of events) this.broadcast(organizationId, event);
        stream.cursor = Math.max(stream.cursor, head);
      }
    } catch (error) {
      // The next nudge, or the next check, reads it again.
      this.log.warn('the live stream could not be read', { organizationId, error });
    } finally {
      stream.isReading = false;
    }
  }

  private read(organizationId: string, after: number, most?: number): Promise<StreamPart> {
    return this.asTenant(organizationId, () => this.events.after(after, most));
  }

  private asTenant<T>(organizationId: string, work: () => Promise<T>): Promise<T> {
    return runAsTenant(organizationId, systemActor('tracking'), work);
  }
}
