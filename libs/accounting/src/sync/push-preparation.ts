import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { notApproved } from '../plans/push-reasons.js';
import type { PushOperation, Taken } from '../ports/accounting-connector.js';
import { type CanonicalAttachment, refuseUnfit } from '../ports/canonical-attachment.js';
import { ProjectReferences } from '../projects/project-references.js';
import { restored, standingOf } from '../rollback/images.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { isToldAlready } from './meeting.js';
import { requestKeyOf } from './operation-keys.js';
import type { ClaimedOperation, Undo } from './operations.repository.js';
import { inTheirIds, toRemoteDocument } from './push-document.js';
import { PushGate } from './push-gate.js';
import { ReferenceResolver } from './reference-resolver.js';
import { Successors } from './successors.js';

export interface PushTask {
  opened: OpenConnection;
  operation: ClaimedOperation;
  binding: AnyBinding;
  link: ExternalLink | undefined;
  request: PushOperation;
  /** The bytes that go along; read when it is sent. */
  content?: () => Promise<Buffer>;
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

  /** Which records over there are those of others of ours. */
  takenByOthers(
    connectionId: string,
    { entity, localId }: Pick<ClaimedOperation, 'entity' | 'localId'>,
  ): Taken {
    return async (remoteIds) => {
      const pairs = await this.links.localIds(connectionId, entity, remoteIds);
      return new Set(pairs.flatMap(([remoteId, owner]) => (owner === localId ? [] : [remoteId])));
    };
  }

  async prepare(opened: OpenConnection, operation: ClaimedOperation): Promise<PushTask | 'nothing-to-do'> {
    const { id: connectionId } = opened.connection;
    const { binding, link } = await this.standing(connectionId, operation);
    const stored = (await binding.store.readRecords([operation.localId])).get(operation.localId);
    if (!stored || (await this.successors.isMerged(operation.entity, operation.localId)))
      return 'nothing-to-do';
    const isLinked = link !== undefined && !link.deleted && link.snapshotHash !== '';
    if (!isLinked && (takesBack(operation) || isVoid(binding, stored.record))) {
      await this.gate.goneOnBothSides(connectionId, operation);
      return 'nothing-to-do';
    }
    // Its approval was taken back, here or by what became of it there, after it was planned.
    if (!isLinked && notApproved(operation.entity, stored.record)) return 'nothing-to-do';
    if (!isLinked && isInactive(stored.record)) return 'nothing-to-do';
    if (!isLinked && (await this.links.standingFor(connectionId, [operation.localId])).size > 0)
      return 'nothing-to-do';
    await this.gate.pass(connectionId, operation);
    const { record } = stored;
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-remote');
    if (operation.undo)
      return isLinked
        ? undoing(opened, { ...operation, undo: operation.undo }, binding, link, resolver)
        : 'nothing-to-do';
    if (isLinked && isKnownThere(binding, link, operation, record)) return 'nothing-to-do';
    const known = { record, agreed: isLinked ? link.snapshot : undefined };
    const translated = await toRemoteDocument(binding, resolver, known, operation.operation);
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
    const content = request.operation === 'create' ? contentOf(opened, binding, record, request) : undefined;
    return {
      opened,
      operation,
      binding,
      link,
      request: keyed(request, isLinked ? link : undefined),
      content,
    };
  }
}

/** Read when it is sent, and only where the books take it. */
function contentOf(
  { connector: { capabilities } }: OpenConnection,
  binding: AnyBinding,
  record: { id: string },
  { document }: PushOperation,
): PushTask['content'] {
  if (!binding.content) return undefined;
  return async () => {
    refuseUnfit(capabilities, document as CanonicalAttachment);
    return binding.content?.(record) as Promise<Buffer>;
  };
}

/**
 * Sets back what a write of ours changed there and nobody has changed since, whatever our record says by now; or takes back
 * the record that it made.
 */
async function undoing(
  opened: OpenConnection,
  operation: ClaimedOperation & { undo: Undo },
  binding: AnyBinding,
  link: ExternalLink,
  resolver: ReferenceResolver,
): Promise<PushTask | 'nothing-to-do'> {
  const { held, restored: expected } = standingOf(operation.undo, link.snapshot);
  if (operation.operation === 'update' && held.length + expected.length === 0) return 'nothing-to-do';
  const { entity, localId, idempotencyKey, operation: kind } = operation;
  const before = restored(link.snapshot, operation.undo, held);
  const request: PushOperation = {
    ...{ entity, localId, idempotencyKey, operation: kind, remoteId: link.remoteId },
    document: await inTheirIds(binding, resolver, before, kind),
    expectedVersion: link.remoteVersion ?? undefined,
  };
  return { opened, operation, binding, link, request: keyed(request, link) };
}

function keyed(request: PushOperation, link: ExternalLink | undefined): PushOperation {
  return { ...request, idempotencyKey: requestKeyOf(request, link) };
}

function takesBack({ operation }: ClaimedOperation): boolean {
  return operation === 'void' || operation === 'delete';
}

/** The books know it already: all that would be said, or that it is void. */
function isKnownThere(
  binding: AnyBinding,
  link: ExternalLink,
  { operation }: ClaimedOperation,
  record: { id: string },
): boolean {
  return operation === 'void' ? link.snapshot.voided === true : isToldAlready(binding, link, record);
}

/** What nobody uses any more is not made there: it went in before, or another stands for it now. */
function isInactive(record: object): boolean {
  return 'active' in record && record.active === false;
}

/** What was taken back before it was ever sent is not sent any more. */
function isVoid(binding: AnyBinding, record: { id: string }): boolean {
  const { voided } = binding.toDocument(record) as { voided?: boolean };
  return voided === true;
}
