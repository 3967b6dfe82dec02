import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { migrationNames } from '../database/migrations.js';
import { Queue } from '../queue/queue.js';

/** Returns a plain sentence when all is well; throws an Error whose message is one when it is not. */
export type HealthCheck = () => Promise<string>;

export interface CheckReport {
  name: string;
  isOk: boolean;
  sentence: string;
}

const TIMEOUT_MS = 3_000;

/** What has to be well before traffic comes here. Other modules add theirs at boot with `register`. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
  ) {
    this.register('database', () => this.isDatabaseReachable());
    this.register('migrations', () => this.areMigrationsComplete());
    this.register('queue', () => this.isQueueStarted());
  }

  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  run(): Promise<CheckReport[]> {
    return Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          return { name, isOk: true, sentence: await inTime(check()) };
        } catch (error) {
          return {
            name,
            isOk: false,
            sentence: error instanceof Unwell ? error.message : 'It cannot be checked.',
          };
        }
      }),
    );
  }

  private async isDatabaseReachable(): Promise<string> {
    try {
      await this.database.unscoped.query('SELECT 1');
    } catch {
      throw new Unwell('The database cannot be reached.');
    }
    return 'The database answers.';
  }

  private async areMigrationsComplete(): Promise<string> {
    const { rows } = await this.database.unscoped.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Set(rows.map((row) => row.name));
    const missing = (await migrationNames()).filter((name) => !applied.has(name));
    if (missing.length > 0)
      throw new Unwell(`The database lacks ${missing.length} migration(s): ${missing.join(', ')}.`);
    return `All ${applied.size} migrations are applied.`;
  }

  private isQueueStarted(): Promise<string> {
    if (!this.queue.isStarted) throw new Unwell('The job queue has not started.');
    return Promise.resolve('The job queue runs.');
  }
}

/** A sentence for people; anything else that is thrown may carry an address or worse, and is not shown. */
export class Unwell extends Error {}

async function inTime(check: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Unwell(`It did not answer within ${TIMEOUT_MS / 1000} s.`)),
      TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([check, late]);
  } finally {
    clearTimeout(timer);
  }
}
