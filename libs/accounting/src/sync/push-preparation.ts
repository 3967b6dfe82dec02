import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { PushOperation } from '../ports/accounting-connector.js';
import { ProjectReferences } from '../projects/project-references.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { toRemoteDocument } from './push-document.js';
import { PushGate } from './push-gate.js';
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
    private readonly gate: PushGate,
    private readonly successors: Successors,
    private readonly projects: ProjectReferences,
  ) {}

  /** How the record of an operation is known on the other side. */
  async standing(
    connectionId: string,
    { entity, localId }: Pick<ClaimedOperation, 'entity' | 'localId'>,
  ): Promise<{ binding: AnyBinding; link: ExternalLink | undefined }> {
    const link = await this.links.byLocalId(connectionId, entity, localId);
    return { binding: this.bindings.of(entity), link };
  }

  async prepare(opened: OpenConnection, operation: ClaimedOperation): Promise<PushTask | 'nothing-to-do'> {
    const { id: connectionId } = opened.connection;
    const { binding, link } = await this.standing(connectionId, operation);
    const stored = (await binding.store.readRecords([operation.localId])).get(operation.localId);
    if (!stored || (await this.successors.isMerged(operation.entity, operation.localId)))
      return 'nothing-to-do';
    const isLinked = link !== undefined && !link.deleted && link.snapshotHash !== '';
    if (!isLinked && (operation.operation === 'void' || isVoid(binding, stored.record)))
      return 'nothing-to-do';
    if (!isLinked && (await this.links.standingFor(connectionId, [operation.localId])).size > 0)
      return 'nothing-to-do';
    await this.gate.pass(connectionId, operation);
    const { record } = stored;
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-remote');
    const translated = await toRemoteDocument(binding, resolver, record, operation.operation);
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
