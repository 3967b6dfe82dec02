import { Injectable } from '@nestjs/common';
import { Log, UnitOfWork } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { PushOperation, PushReceipt } from '../ports/accounting-connector.js';
import { ConnectorError } from '../ports/connector-error.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { PushConfirmation } from './push-confirmation.js';
import { toRemoteDocument } from './push-document.js';
import { decideFailure } from './push-outcome.js';
import { RecordRefresh } from './record-refresh.js';
import { ReferenceResolver } from './reference-resolver.js';

interface PushTask {
  opened: OpenConnection;
  operation: ClaimedOperation;
  binding: AnyBinding;
  link: ExternalLink | undefined;
  request: PushOperation;
}

/** Sends what waits for one connection, oldest first, one at a time: exactly one effect, whatever breaks meanwhile. */
@Injectable()
export class PushService {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly operations: OperationsRepository,
    private readonly preparation: PushPreparation,
    private readonly confirmation: PushConfirmation,
    private readonly failures: PushFailures,
  ) {}

  /** Works until nothing is due. Returns how many operations it settled. */
  async work(connectionId: string, signal: AbortSignal): Promise<number> {
    const opened = await this.contexts.open(connectionId, signal);
    let settled = 0;
    while (!signal.aborted) {
      if (!isSendable(opened.connection.status) || opened.connection.settings.push === false) break;
      const operation = await this.operations.claim(connectionId);
      if (!operation) break;
      const goesOn = await this.one(opened, operation);
      settled++;
      if (!goesOn) break;
    }
    return settled;
  }

  /** Answers whether the next operation may be tried at once. */
  private async one(opened: OpenConnection, operation: ClaimedOperation): Promise<boolean> {
    try {
      const task = await this.preparation.prepare(opened, operation);
      if (task === 'nothing-to-do') {
        await this.operations.settle(operation, { status: 'superseded' });
        return true;
      }
      await this.confirmation.confirm(opened, operation, task.binding, task.link, await this.send(task));
      return true;
    } catch (error) {
      return this.failures.settle(opened, operation, error);
    }
  }

  /** A write that may have taken effect already is looked for before it is repeated. */
  private async send({ opened, operation, request }: PushTask): Promise<PushReceipt> {
    const { connector, context } = opened;
    if (operation.operation === 'create' && request.remoteId !== undefined) {
      // A pull met our creation before its answer came, and linked it: there is nothing left to write.
      const linked = await connector.read(context, request.entity, request.remoteId);
      if (linked) return linked;
    }
    if (operation.isUncertain && request.operation === 'create') {
      const found = await connector.findByExternalReference(context, request);
      if (found) return found;
    }
    return connector.push(context, request);
  }
}

/** Turns a planned operation into the request that goes out now. */
@Injectable()
export class PushPreparation {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly conflicts: ConflictsRepository,
  ) {}

  async prepare(opened: OpenConnection, operation: ClaimedOperation): Promise<PushTask | 'nothing-to-do'> {
    const { id: connectionId } = opened.connection;
    const binding = this.bindings.of(operation.entity);
    const stored = (await binding.store.readRecords([operation.localId])).get(operation.localId);
    if (!stored) return 'nothing-to-do';
    if (await this.conflicts.isOpen(connectionId, operation.entity, operation.localId)) {
      throw new ConnectorError('validation', 'Both sides changed this record; decide the conflict first.');
    }
    const link = await this.links.byLocalId(connectionId, operation.entity, operation.localId);
    const isLinked = link !== undefined && !link.deleted && link.snapshotHash !== '';
    if (!isLinked && operation.operation === 'void') return 'nothing-to-do';
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-remote');
    const request: PushOperation = {
      entity: operation.entity,
      operation:
        operation.operation === 'create' && isLinked
          ? 'update'
          : operation.operation === 'update' && !isLinked
            ? 'create'
            : operation.operation,
      document: await toRemoteDocument(binding, resolver, stored.record),
      idempotencyKey: operation.idempotencyKey,
      localId: operation.localId,
      ...(isLinked && { remoteId: link.remoteId, expectedVersion: link.remoteVersion ?? undefined }),
    };
    return { opened, operation, binding, link, request };
  }
}

/** Decides and records what becomes of an operation that failed. */
@Injectable()
export class PushFailures {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly refresh: RecordRefresh,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** Answers whether the next operation may be tried at once. */
  async settle(opened: OpenConnection, operation: ClaimedOperation, error: unknown): Promise<boolean> {
    const connectionId = opened.connection.id;
    const decision = decideFailure(error, operation.attempts);
    this.log.warn('a write to the accounting system was not confirmed', {
      error,
      connectionId,
      operationId: operation.id,
      entity: operation.entity,
      status: decision.status,
      attempt: operation.attempts,
    });
    if (error instanceof ConnectorError && error.kind === 'conflict')
      await this.refresh.readAgain(opened, operation.entity, operation.localId);
    await this.unitOfWork.run(async () => {
      await this.operations.settle(operation, decision);
      if (decision.connection === 'pause')
        await this.connections.pauseUntil(connectionId, decision.retryAfterMs);
      if (decision.connection === 'degrade' && opened.connection.status === 'active') {
        await this.connections.transition(connectionId, 'degrade', { message: decision.error.message });
      }
    });
    return decision.status === 'parked' || decision.status === 'failed'
      ? decision.connection === undefined && !isAuth(error)
      : true;
  }
}

function isAuth(error: unknown): boolean {
  return error instanceof ConnectorError && error.kind === 'auth';
}

function isSendable(status: string): boolean {
  return status === 'active' || status === 'degraded';
}
