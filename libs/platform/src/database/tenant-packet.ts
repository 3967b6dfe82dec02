import pg from 'pg';
import type { WaitingStatement } from './packets.js';
import { inherited, setTenant, type Wire, type WireQuery } from './tenant-query.js';

/** One statement of a packet. What ends the packet is sent once, after all of them. */
class PacketStatement extends pg.Query {
  constructor({ text, values, resolve, reject }: WaitingStatement) {
    const done = (error: Error | undefined, result: unknown) => (error ? reject(error) : resolve(result));
    super(text, values as never, done as never);
  }

  /** Called by the driver behind what it binds; there it would end the statement's own transaction as well. */
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 });
  }
}

/**
 * Several statements as one organization, in one packet and up to one Sync: one transaction of the server's own, for which
 * the tenant is set once. When one fails, all of them have.
 */
export class TenantPacket {
  private hasTenant = false;
  private at = 0;
  private readonly statements: readonly (PacketStatement & WireQuery)[];

  constructor(
    private readonly organizationId: string,
    waiting: readonly WaitingStatement[],
    private readonly ended: (error?: Error) => void,
  ) {
    this.statements = waiting.map((one) => new PacketStatement(one) as PacketStatement & WireQuery);
  }

  submit(wire: Wire): void {
    wire.stream.cork();
    try {
      setTenant(wire, this.organizationId);
      for (const statement of this.statements) inherited.prepare.call(statement, wire);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.current?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    // The first row is what set_config answers.
    if (this.hasTenant) this.current?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.hasTenant) {
      this.current?.handleCommandComplete(message, wire);
      this.at += 1;
    }
    this.hasTenant = true;
  }

  /** What was answered before is taken back with the rest. */
  handleError(error: Error, wire: Wire): void {
    for (const statement of this.statements) statement.handleError(error, wire);
    this.ended(error);
  }

  handleReadyForQuery(wire: Wire): void {
    for (const statement of this.statements) statement.handleReadyForQuery(wire);
    this.ended();
  }

  private get current(): (PacketStatement & WireQuery) | undefined {
    return this.statements[this.at];
  }
}
