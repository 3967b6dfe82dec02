import type { Duplex } from 'node:stream';
import pg from 'pg';

/** Parts of the driver's client that its types leave out: `pipeline` sends without waiting for the answer before. */
type PipeliningClient = pg.PoolClient & { pipeline: boolean; connection: { stream: Duplex } };

/**
 * Sends what `send` asks of the client in one packet and waits once for all the answers. Throws the first failure; what
 * follows it in the same transaction has failed with it.
 */
export async function pipelined(client: pg.PoolClient, send: () => Promise<unknown>[]): Promise<unknown[]> {
  const pipelining = client as PipeliningClient;
  const { stream } = pipelining.connection;
  let sent: Promise<unknown>[];
  pipelining.pipeline = true;
  stream.cork();
  try {
    sent = send();
  } finally {
    stream.uncork();
  }
  const results = await Promise.allSettled(sent);
  pipelining.pipeline = false;
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
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
