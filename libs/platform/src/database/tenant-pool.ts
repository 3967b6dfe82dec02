import pg from 'pg';
import type { WaitingStatement } from './packets.js';
import { type OpenTransaction, requireScope } from './tenant-context.js';
import { TenantPacket } from './tenant-packet.js';
import { TenantQuery } from './tenant-query.js';

type QueryArguments = Parameters<pg.PoolClient['query']>;

/**
 * The only way to the tenant tables. Every query runs in a transaction whose
 * `app.organization_id` is the tenant of the calling context; without a tenant it refuses.
 *
 * It sits below Prisma (which is handed this pool), so that no query can be written that goes around it,
 * and costs one packet instead of an interactive transaction.
 */
export class TenantPool extends pg.Pool {
  override query(...args: unknown[]): never {
    return this.queryAsTenant(args as QueryArguments) as never;
  }

  private async queryAsTenant(args: QueryArguments): Promise<unknown> {
    const scope = requireScope();
    if (scope.transaction) return run(scope.transaction.client, args);
    const [text, values] = args as readonly unknown[];
    if (scope.packets && typeof text === 'string' && arePlain(values))
      return scope.packets.add(text, values, (all) => this.send(scope.organizationId, all));
    const client = await super.connect();
    try {
      const answer = await runAs(scope.organizationId, client, args);
      client.release();
      return answer;
    } catch (error) {
      client.release(isBroken(error));
      throw error;
    }
  }

  /** Sends what waits as one packet, and answers each of those who wait. */
  private send(organizationId: string, waiting: WaitingStatement[]): void {
    const refuse = (error: unknown) => {
      for (const { reject } of waiting) reject(error);
    };
    super.connect().then((client) => {
      const release = (error?: Error) => client.release(error !== undefined && isBroken(error));
      client.query(new TenantPacket(organizationId, waiting, release) as never);
    }, refuse);
  }

  /**
   * A client for a driver-level transaction (Prisma's nested writes). Inside a unit of work it is that unit's own
   * client, whose BEGIN, COMMIT and ROLLBACK become a savepoint; elsewhere BEGIN also sets the tenant.
   */
  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): void;
  override connect(...args: unknown[]): Promise<pg.PoolClient> | undefined {
    if (args.length > 0) throw new Error('TenantPool.connect takes no callback.');
    const scope = requireScope();
    if (scope.transaction) return Promise.resolve(savepointClient(scope.transaction));
    return super.connect().then((client) => tenantClient(client, scope.organizationId));
  }

  /** A bare client with the tenant's transaction begun and `setting` made in it; for the unit of work only. */
  async begin(setting = ''): Promise<pg.PoolClient> {
    const scope = requireScope();
    const client = await super.connect();
    try {
      await client.query(`${beginAs(scope.organizationId)}; ${setting}`);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

/** The id was checked to be a UUID when the scope was entered, so it can stand in the text. SET answers no row. */
function beginAs(organizationId: string): string {
  return `BEGIN; SET LOCAL app.organization_id = '${organizationId}'`;
}

function run(client: pg.PoolClient, args: QueryArguments): Promise<unknown> {
  return (client.query as unknown as (...args: unknown[]) => Promise<unknown>).apply(client, args);
}

function runAs(organizationId: string, client: pg.PoolClient, args: QueryArguments): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const query = new TenantQuery(organizationId, args, (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
    client.query(query);
  });
}

/** What the driver writes down without asking anybody: nothing of it can fail when the packet is half written. */
function arePlain(values: unknown): values is readonly unknown[] {
  return (
    Array.isArray(values) &&
    values.every((value) => isPlain(value) || (Array.isArray(value) && value.every(isPlain)))
  );
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isBroken(error: unknown): boolean {
  // A server-side refusal carries an SQLSTATE; anything else may have left the connection half-read. With one of 57P the
  // server ends the connection: the next one to be given it would lose its statement.
  return !(
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?!57P)[0-9A-Z]{5}$/.test(error.code)
  );
}

function statementOf(args: unknown[]): string {
  const first = args[0];
  const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
  return text.trim().replace(/;$/, '').toUpperCase();
}

function tenantClient(client: pg.PoolClient, organizationId: string): pg.PoolClient {
  return intercept(
    client,
    (statement) => (statement.startsWith('BEGIN') ? beginAs(organizationId) : undefined),
    () => client.release(),
  );
}

function savepointClient(transaction: OpenTransaction): pg.PoolClient {
  const name = `nested_${++transaction.depth}`;
  const translate = (statement: string): string | undefined => {
    if (statement.startsWith('BEGIN')) return `SAVEPOINT ${name}`;
    if (statement === 'COMMIT') return `RELEASE SAVEPOINT ${name}`;
    if (statement === 'ROLLBACK') return `ROLLBACK TO SAVEPOINT ${name}`;
    return undefined;
  };
  return intercept(transaction.client, translate, () => undefined);
}

function intercept(
  client: pg.PoolClient,
  translate: (statement: string) => string | undefined,
  release: () => void,
): pg.PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === 'release') return release;
      if (property === 'query') {
        return (...args: unknown[]) => {
          const instead = translate(statementOf(args));
          return run(target, (instead ? [instead] : args) as QueryArguments);
        };
      }
      const value = Reflect.get(target, property, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
