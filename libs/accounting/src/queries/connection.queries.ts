import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { decodeCursor, encodeCursor, type PageQuery } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { CredentialsRepository } from '../credentials/credentials.repository.js';
import type {
  IntegrationAnswer,
  IntegrationsAnswer,
  MappingsAnswer,
  MappingsQuery,
  OperationsAnswer,
  OperationsQuery,
  RunAnswer,
  RunsAnswer,
  StatusAnswer,
  UsageAnswer,
} from '../dto/integration.dto.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { integrationAnswer, mappingAnswer, operationAnswer, runAnswer } from './answers.js';
import { RecordLabels } from './record-labels.js';
import { SyncHistory } from './sync-history.js';

/** What a person can see of a connection. */
@Injectable()
export class ConnectionQueries {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly history: SyncHistory,
    private readonly credentials: CredentialsRepository,
    private readonly labels: RecordLabels,
  ) {}

  async list(): Promise<IntegrationsAnswer> {
    return { items: (await this.connections.list()).map(integrationAnswer), systems: this.registry.systems };
  }

  async get(id: string): Promise<IntegrationAnswer> {
    return integrationAnswer(await this.connections.get(id));
  }

  async status(id: string): Promise<StatusAnswer> {
    const connection = await this.connections.get(id);
    const { usage, ...summary } = await this.history.summary(id);
    return {
      connection: integrationAnswer(connection),
      ...summary,
      usage: { ...usage, ...this.limitsOf(connection.system) },
      closedThrough: connection.closedThrough,
      authorizedUntil: await this.authorizedUntil(id),
    };
  }

  async runs(id: string, { cursor, limit }: PageQuery): Promise<RunsAnswer> {
    await this.connections.get(id);
    return page(
      await this.history.runs.list(id, before(cursor), limit + 1),
      limit,
      ({ id: runId }) => runId,
      runAnswer,
    );
  }

  /** However old it is. Throws `INTEGRATION.NO_SUCH_RUN`. */
  async run(id: string, runId: string): Promise<RunAnswer> {
    await this.connections.get(id);
    const run = await this.history.runs.find(id, runId);
    if (!run) throw DomainError.notFound('INTEGRATION.NO_SUCH_RUN', 'This connection has no such run.');
    return runAnswer(run);
  }

  async operations(
    id: string,
    { cursor, limit, status, entity, recordId }: OperationsQuery,
  ): Promise<OperationsAnswer> {
    await this.connections.get(id);
    const rows = await this.history.operations.list(
      id,
      { status, entity, localId: recordId },
      before(cursor),
      limit + 1,
    );
    const labels = await this.labels.of(rows.slice(0, limit));
    return page(
      rows,
      limit,
      (operation) => operation.id,
      (operation) => operationAnswer(operation, labels.get(operation.localId) ?? null),
    );
  }

  async mappings(id: string, { cursor, limit, entity }: MappingsQuery): Promise<MappingsAnswer> {
    await this.connections.get(id);
    const rows = await this.history.links.page(id, entity as Entity, before(cursor, 'text') ?? '', limit + 1);
    return page(rows, limit, ({ remoteId }) => remoteId, mappingAnswer);
  }

  private limitsOf(system: string): Pick<UsageAnswer, 'minuteLimit' | 'monthLimit'> {
    const { requestsPerMinute = null, requestsPerMonth = null } = this.registry.limitsOf(system) ?? {};
    return { minuteLimit: requestsPerMinute, monthLimit: requestsPerMonth };
  }

  /** A refresh moves the first end further; the hard one asks for a person whatever happens. */
  private async authorizedUntil(id: string): Promise<string | null> {
    const { refreshExpiresAt, refreshHardExpiresAt } = (await this.credentials.find(id)) ?? {};
    const ends = [refreshExpiresAt, refreshHardExpiresAt].flatMap((end) => end?.getTime() ?? []);
    return ends.length === 0 ? null : new Date(Math.min(...ends)).toISOString();
  }
}

function before(cursor: string | undefined, kind: 'id' | 'text' = 'id'): string | undefined {
  return cursor === undefined ? undefined : String(decodeCursor(cursor, kind)[0]);
}

export function page<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor([keyOf(last)]) : null,
  };
}
