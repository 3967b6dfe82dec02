import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createAdapter as onPostgres } from '@socket.io/postgres-adapter';
import { createAdapter as onRedis } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Server } from 'socket.io';
import { CONFIG, type Config, Log } from '#platform';
import { letGoOfLost } from './lost-clients.js';

/** Attachments are for large messages; between nodes only commands about sockets travel, which are small. */
const NEVER = 2_147_483_647;

/**
 * Lets the nodes of an installation share rooms: through Redis when there is one, else through PostgreSQL. What travels are
 * commands about sockets ("end this person's"), never an organization's data: events are read from their stream.
 */
@Injectable()
export class Cluster implements OnModuleDestroy {
  private servers = new Set<Server>();
  private leave: () => Promise<void> = async () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  join(server: Server): void {
    if (this.servers.has(server)) return;
    this.servers.add(server);
    if (this.config.redisUrl) this.joinRedis(server, this.config.redisUrl.reveal());
    else this.joinPostgres(server);
  }

  async onModuleDestroy(): Promise<void> {
    // Its adapters let their connections go; what they do with them afterwards is nobody's loss.
    for (const server of this.servers)
      for (const namespace of server._nsps.values()) await namespace.adapter.close();
    await this.leave();
  }

  private joinPostgres(server: Server): void {
    const pool = new pg.Pool({
      connectionString: this.config.databaseUrl,
      max: 2,
      application_name: 'invoicepatch-cluster',
    });
    letGoOfLost(pool);
    const errorHandler = (error: Error) => this.log.warn('nodes could not reach each other', { error });
    server.adapter(onPostgres(pool, { channelPrefix: 'invoicepatch', cleanupInterval: NEVER, errorHandler }));
    this.leave = () => pool.end();
  }

  private joinRedis(server: Server, url: string): void {
    const publisher = new Redis(url);
    const subscriber = publisher.duplicate();
    for (const client of [publisher, subscriber])
      client.on('error', (error) => this.log.warn('Redis cannot be reached', { error }));
    server.adapter(onRedis(publisher, subscriber, { key: 'invoicepatch' }));
    this.leave = async () => {
      publisher.disconnect();
      subscriber.disconnect();
    };
  }
}
