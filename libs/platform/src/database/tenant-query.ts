import type { Duplex } from 'node:stream';
import pg from 'pg';

type Callback = (error: Error | undefined, result: unknown) => void;
type Arguments = readonly unknown[];

/** What the driver's types leave out. */
export interface Wire {
  stream: Duplex;
  parse(message: { text: string; name: string; types: string[] }): void;
  bind(message: { statement: string; portal: string; values: string[] }): void;
  execute(message: { portal: string; rows: number }): void;
  sync(): void;
}

export interface WireQuery {
  prepare(wire: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleError(error: Error, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
}

export const inherited = pg.Query.prototype as unknown as WireQuery;

const SET_TENANT = "SELECT set_config('app.organization_id', $1, true)";

/** For what is sent up to the next Sync, and for nothing after it. It answers one row. */
export function setTenant(wire: Wire, organizationId: string): void {
  wire.parse({ text: SET_TENANT, name: '', types: [] });
  wire.bind({ statement: '', portal: '', values: [organizationId] });
  wire.execute({ portal: '', rows: 0 });
}

/**
 * One statement as one organization, in one packet. What is sent up to a Sync is one transaction of the server's own, so
 * the tenant is set for that statement and for nothing after it, without a BEGIN and a COMMIT to send, run and read.
 */
export class TenantQuery extends pg.Query {
  private hasTenant = false;

  constructor(
    private readonly organizationId: string,
    [config, values]: Arguments,
    callback: Callback,
  ) {
    super(config as string, values as never, callback as never);
  }

  /** Always by the extended protocol: a text of two statements would be two transactions' worth of trouble. */
  requiresPreparation(): boolean {
    return true;
  }

  prepare(wire: Wire): void {
    setTenant(wire, this.organizationId);
    inherited.prepare.call(this, wire);
  }

  handleDataRow(message: unknown): void {
    // The first row is what set_config answers.
    if (this.hasTenant) inherited.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.hasTenant) inherited.handleCommandComplete.call(this, message, wire);
    this.hasTenant = true;
  }
}
