import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, requireScope } from '#platform';
import { CredentialService } from '../credentials/credential-service.js';
import type { AccountingConnector } from '../ports/accounting-connector.js';
import type { ConnectionContext } from '../ports/connection-context.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { type Connection, ConnectionsRepository } from './connections.repository.js';
import { ConnectionRateBudget } from './rate-budget.js';
import { UsageRepository } from './usage.repository.js';

export interface OpenConnection {
  connection: Connection;
  connector: AccountingConnector;
  context: ConnectionContext & { budget: ConnectionRateBudget };
}

/** Puts together what goes in with every call to a connector. */
@Injectable()
export class ConnectionContexts {
  constructor(
    private readonly registry: ConnectorRegistry,
    private readonly connections: ConnectionsRepository,
    private readonly credentials: CredentialService,
    private readonly usage: UsageRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens it for one piece of work: the turns that this reserved and did not need are others' again at its end. Throws `CONNECTION.NOT_FOUND`. */
  async use<T>(
    connectionId: string,
    signal: AbortSignal,
    work: (opened: OpenConnection) => Promise<T>,
  ): Promise<T> {
    const opened = await this.open(connectionId, signal);
    try {
      return await work(opened);
    } finally {
      // What is counted too much is no reason to fail work that is done.
      await opened.context.budget.giveBack().catch(() => undefined);
    }
  }

  /** For whoever gives back by himself what he did not need. Throws `CONNECTION.NOT_FOUND`. */
  async open(connectionId: string, signal: AbortSignal): Promise<OpenConnection> {
    const connection = await this.connections.get(connectionId);
    const { connector, limits } = this.registry.get(connection.system);
    const context = {
      organizationId: requireScope().organizationId,
      connectionId,
      remoteCompanyId: connection.remoteCompanyId,
      credentials: this.credentials.for(connectionId, connector.authorization),
      budget: new ConnectionRateBudget(this.usage, this.connections, connectionId, limits, signal),
      clock: this.clock,
      signal,
    };
    return { connection, connector, context };
  }
}
