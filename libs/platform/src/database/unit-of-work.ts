import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { callerOf } from '../observability/tracing/caller-name.js';
import { currentSpan, inSpan } from '../observability/tracing/spans.js';
import { Database } from './database.js';
import { withoutWaiting } from './pipeline.js';
import { type OpenTransaction, requireScope, runInTransaction } from './tenant-context.js';

/** Whatever can be redone gives way before it waits any longer for somebody's lock. */
const REDONE_SETTINGS = "SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = '60s'";

export interface UnitOptions {
  /**
   * What this writes can be had again from where it came, and whoever wrote it goes on where the database stands: the
   * commit does not wait for the disk, and no lock is waited for longer than a minute. A crash of the server may take the
   * last moments of such units back, whole and from the end only; a later unit that does wait makes them as durable as
   * itself.
   */
  canBeRedone?: boolean;
}

/**
 * One transaction per command. Everything awaited inside `run` (Prisma, SQL, the queue, the audit log)
 * shares it; it commits when `run` returns and rolls back when it throws. A `run` inside a `run` joins the outer one.
 * Never call out over HTTP inside: the connection would wait with it. In a trace it is a span named after the command.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  async run<T>(work: () => Promise<T>, options: UnitOptions = {}): Promise<T> {
    if (requireScope().transaction) return work();
    if (!currentSpan()) return this.transact(work, options);
    const name = callerOf(this.run);
    const attributes = { 'code.function.name': name, 'db.system.name': 'postgresql' };
    return inSpan({ name, attributes }, () => this.transact(work, options));
  }

  private async transact<T>(work: () => Promise<T>, { canBeRedone = false }: UnitOptions): Promise<T> {
    const client = await this.database.pool.begin(canBeRedone ? REDONE_SETTINGS : '');
    const { mark } = requireScope();
    const transaction: OpenTransaction = {
      ...{ client, depth: 0, afterWork: [] },
      // The first of them: the others take locks that somebody waits for.
      beforeCommit: mark ? [mark] : [],
    };
    try {
      const result = await runInTransaction(transaction, async () => {
        const answer = await work();
        await finish(transaction);
        return answer;
      });
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await rollback(client);
      throw error;
    }
  }

  /**
   * Runs `work` when what was asked of the unit is done, in its transaction: for what follows from an answer that came
   * `inOneGo`, and for what others wait for. It may still write what is audited. Throws outside `run`.
   */
  afterWork(work: () => Promise<void>): void {
    this.transaction.afterWork.push(work);
  }

  /**
   * Runs `work` as the last thing of the open transaction, in which it can still fail. For what takes a lock that
   * others wait for: the shorter it is held, the better. Throws outside `run`.
   */
  beforeCommit(work: () => Promise<void>): void {
    this.transaction.beforeCommit.push(work);
  }

  /**
   * Sends all of the given work to the server without waiting for answers between; it is done there in its order. None of
   * it may depend on an answer of another, or use Prisma. Throws the first failure: what follows it has failed with it.
   */
  async inOneGo(work: () => Promise<unknown>[]): Promise<void> {
    await withoutWaiting(this.client, work);
  }

  /** The client of the open transaction, for COPY and SQL that Prisma cannot say. Throws outside `run`. */
  get client(): PoolClient {
    return this.transaction.client;
  }

  private get transaction(): OpenTransaction {
    const { transaction } = requireScope();
    if (!transaction) throw new Error('This needs an open unit of work.');
    return transaction;
  }
}

/** Whatever one of them asks for in turn is done as well. */
async function finish({ afterWork, beforeCommit }: OpenTransaction): Promise<void> {
  const next = () => afterWork.shift() ?? beforeCommit.shift();
  for (let work = next(); work; work = next()) await work();
}

async function rollback(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    // The connection is gone; the server has rolled back by itself.
    client.release(true);
  }
}
