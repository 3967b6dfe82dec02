import { Injectable } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';
import { asArrayLiteral } from './ids-literal.js';
import { TenantPool } from './tenant-pool.js';

export interface DatabaseOptions {
  url: string;
  /** Connections at most, for tenant queries. */
  poolSize: number;
}

/**
 * The door to PostgreSQL. `prisma` and `pool` run as the tenant of the calling context; `unscoped` is for
 * the few tables that belong to no organization and for the `system_*` look-up functions.
 */
@Injectable()
export class Database {
  readonly pool: TenantPool;
  readonly prisma: PrismaClient;
  readonly unscoped: pg.Pool;

  readonly url: string;

  constructor(options: DatabaseOptions) {
    this.url = options.url;
    const common = {
      connectionString: options.url,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
    };
    this.pool = new TenantPool({ ...common, max: options.poolSize });
    this.unscoped = new pg.Pool({ ...common, max: 4 });
    for (const pool of [this.pool, this.unscoped]) {
      // An idle client that loses its server is replaced at the next query; without a listener it would end the process.
      pool.on('error', () => undefined);
      // One at work tells its queries, which fail; the event beside that would end the process as well.
      pool.on('connect', (client) => client.on('error', () => undefined));
    }
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { disposeExternalPool: false }) });
  }

  /** Rows of one SQL statement, as the tenant in scope and inside its unit of work when one is open. */
  async rows<R>(text: string, values: unknown[] = []): Promise<R[]> {
    const query = this.pool.query.bind(this.pool) as unknown as (
      text: string,
      values: unknown[],
    ) => Promise<{ rows: R[] }>;
    return (await query(text, values.map(asArrayLiteral))).rows;
  }

  async end(): Promise<void> {
    await this.prisma.$disconnect();
    await Promise.all([this.pool.end(), this.unscoped.end()]);
  }
}
