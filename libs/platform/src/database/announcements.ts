import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { Log } from '../observability/log.js';

export interface AnnouncementListener {
  /** Called with what was told on the channel, once its transaction has committed. */
  onTold(payload: string): void;
  /** Called when the connection is there again: what was told meanwhile is lost and has to be read. */
  onConnected(): void;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/**
 * Hears what transactions tell each other across processes (`NOTIFY`), on one connection of its own that is made again
 * when it breaks. It is a nudge, never the news itself: what was told while the connection was gone is gone.
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  private readonly listeners = new Map<string, AnnouncementListener>();
  private client?: pg.Client;
  private connecting?: Promise<void>;
  private pause = FIRST_PAUSE;
  private timer?: NodeJS.Timeout;
  private isEnded = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** One listener for each channel; `channel` is a plain name. Resolves when it hears. */
  async listen(channel: string, listener: AnnouncementListener): Promise<void> {
    if (!/^[a-z_]+$/.test(channel)) throw new Error(`"${channel}" is no name for a channel.`);
    this.listeners.set(channel, listener);
    this.connecting ??= this.connect();
    await this.connecting;
    await this.client?.query(`LISTEN ${channel}`);
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.timer);
    await this.connecting?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'invoicepatch-announcements',
      keepAlive: true,
    });
    let isGone = false;
    const leave = () => {
      if (isGone) return;
      isGone = true;
      this.again();
    };
    client.on('error', leave);
    client.on('end', leave);
    client.on('notification', ({ channel, payload = '' }) => this.listeners.get(channel)?.onTold(payload));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
    } catch {
      await client.end().catch(() => undefined);
      leave();
      return;
    }
    this.client = client;
    this.pause = FIRST_PAUSE;
    for (const { onConnected } of this.listeners.values()) onConnected();
  }

  private again(): void {
    if (this.isEnded) return;
    this.client = undefined;
    this.log.warn('the connection for announcements is gone, it is made again', { retryAfterMs: this.pause });
    this.timer = setTimeout(() => {
      this.connecting = this.connect();
    }, this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }
}
