import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { PushOperation } from '../ports/accounting-connector.js';
import { ConnectorError } from '../ports/connector-error.js';
import { ProjectReferences } from '../projects/project-references.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { toRemoteDocument } from './push-document.js';
import { ReferenceResolver } from './reference-resolver.js';
import { Successors } from './successors.js';

export interface PushTask {
  opened: OpenConnection;
  operation: ClaimedOperation;
  binding: AnyBinding;
  link: ExternalLink | undefined;
  request: PushOperation;
}

/** Turns a planned operation into the request that goes out now. */
@Injectable()
export class PushPreparation {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly conflicts: ConflictsRepository,
    private readonly successors: Successors,
    private readonly projects: ProjectReferences,
  ) {}

  async prepare(opened: OpenConnection, operation: ClaimedOperation): Promise<PushTask | 'nothing-to-do'> {
    const { id: connectionId } = opened.connection;
    const binding = this.bindings.of(operation.entity);
    const stored = (await binding.store.readRecords([operation.localId])).get(operation.localId);
    if (!stored || (await this.successors.isMerged(operation.entity, operation.localId)))
      return 'nothing-to-do';
    if (await this.conflicts.isOpen(connectionId, operation.entity, operation.localId)) {
      throw new ConnectorError('validation', 'Both sides changed this record; decide the conflict first.');
    }
    const link = await this.links.byLocalId(connectionId, operation.entity, operation.localId);
    const isLinked = link !== undefined && !link.deleted && link.snapshotHash !== '';
    if (!isLinked && (operation.operation === 'void' || isVoid(binding, stored.record)))
      return 'nothing-to-do';
    if (!isLinked && (await this.links.standingFor(connectionId, [operation.localId])).size > 0)
      return 'nothing-to-do';
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-remote');
    const { record } = stored;
    const translated = await toRemoteDocument(binding, resolver, record);
    const request: PushOperation = {
      entity: operation.entity,
      operation:
        operation.operation === 'create' && isLinked
          ? 'update'
          : operation.operation === 'update' && !isLinked
            ? 'create'
            : operation.operation,
      document: await this.projects.add(connectionId, operation.entity, record, translated),
      idempotencyKey: operation.idempotencyKey,
      localId: operation.localId,
      ...(isLinked && { remoteId: link.remoteId, expectedVersion: link.remoteVersion ?? undefined }),
    };
    return { opened, operation, binding, link, request };
  }
}

/** What was taken back before it was ever sent is not sent any more. */
function isVoid(binding: AnyBinding, record: { id: string }): boolean {
  const { voided } = binding.toDocument(record) as { voided?: boolean };
  return voided === true;
}
