import type { Duplex } from 'node:stream';
import pg from 'pg';

/** Parts of the driver's client that its types leave out: `pipeline` sends without waiting for the answer before. */
type PipeliningClient = pg.PoolClient & { pipeline: boolean; connection: { stream: Duplex } };

/** Pipelines under way: a second one may start before the first is answered. */
const running = new WeakMap<pg.PoolClient, number>();

/**
 * Sends what `send` asks of the client in one packet and waits once for all the answers. Throws the first failure; what
 * follows it in the same transaction has failed with it.
 */
export async function pipelined(client: pg.PoolClient, send: () => Promise<unknown>[]): Promise<unknown[]> {
  const { stream } = (client as PipeliningClient).connection;
  return withoutWaiting(client, () => {
    stream.cork();
    try {
      return send();
    } finally {
      stream.uncork();
    }
  });
}

/** As `pipelined`, for work that goes on between what it sends: what is ready leaves, and nothing waits for an answer. */
export async function withoutWaiting(
  client: pg.PoolClient,
  send: () => Promise<unknown>[],
): Promise<unknown[]> {
  count(client as PipeliningClient, 1);
  try {
    return (await Promise.allSettled(send())).map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  } finally {
    count(client as PipeliningClient, -1);
  }
}

function count(client: PipeliningClient, change: 1 | -1): void {
  const pipelines = (running.get(client) ?? 0) + change;
  running.set(client, pipelines);
  client.pipeline = pipelines > 0;
}

/**
 * COPY whose rows leave with the statement. The protocol lets them: a server that refuses the statement drops the rows
 * that follow it. So it can be pipelined, and no page waits for the server to say that it is ready to take it.
 */
export class CopyQuery extends pg.Query {
  constructor(statement: string, rows: string, done: (error: Error | undefined) => void) {
    super(statement, undefined, done);
    this.submit = (connection) => {
      const wire = connection as unknown as CopyConnection;
      wire.stream.cork();
      wire.query(statement);
      if (rows !== '') wire.sendCopyFromChunk(Buffer.from(rows));
      wire.endCopyFrom();
      wire.stream.uncork();
    };
  }

  /** The rows are on their way. */
  handleCopyInResponse(): void {}
}

interface CopyConnection {
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}
