import { Injectable } from '@nestjs/common';
import { ApprovalsFacade } from '#approvals';
import { type StoredRecord, UnitOfWork } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from './bindings/bindings.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';
import type { UnmappedReferenceError } from './push-document.js';

/** What we may create in the books because a document names it. Tax codes, terms and accounts are kept there. */
const CREATED_BY_US: readonly Entity[] = [
  'customer',
  'vendor',
  'item',
  'invoice',
  'bill',
  'credit',
  'vendor-credit',
  'refund',
];
const NOT_SENT = ['draft', 'pending_approval', 'rejected', 'void'];

/**
 * What a document names and the books do not have yet: made a moment ago, so that its own creation is still under way,
 * or before the company was linked, so that nobody has sent it.
 */
@Injectable()
export class MissingReferences {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly approvals: ApprovalsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Sees to it that the record is sent; answers whether it is on its way, so that waiting for it makes sense. */
  async send(
    connectionId: string,
    { entity, localId }: Pick<UnmappedReferenceError, 'entity' | 'localId'>,
  ): Promise<boolean> {
    const underWay = await this.operations.creationOf(connectionId, entity, localId);
    if (underWay === 'parked') return false;
    if (underWay !== undefined) return true;
    const stored = await this.sendable(entity, localId);
    if (!stored) return false;
    if ((entity === 'invoice' || entity === 'bill') && (await this.approvals.leavesAt(localId))) return true;
    const link = await this.links.byLocalId(connectionId, entity, localId);
    const planned = await this.unitOfWork.run(() =>
      this.operations.plan([
        {
          ...{ connectionId, entity, localId, localVersion: stored.version },
          operation: 'create',
          generation: link?.generation ?? 1,
        },
      ]),
    );
    return planned > 0 || (await this.arrived(connectionId, entity, localId));
  }

  /** Whether `send` would see to it, for whoever only wants to know. */
  async canBeSent(
    connectionId: string,
    { entity, localId }: Pick<UnmappedReferenceError, 'entity' | 'localId'>,
  ): Promise<boolean> {
    const underWay = await this.operations.creationOf(connectionId, entity, localId);
    if (underWay !== undefined) return underWay !== 'parked';
    return (await this.sendable(entity, localId)) !== undefined;
  }

  /** The record, if it is one of those that we make there and it may leave as it stands. */
  private async sendable(entity: Entity, localId: string): Promise<StoredRecord<{ id: string }> | undefined> {
    if (!CREATED_BY_US.includes(entity)) return undefined;
    const stored = (await this.bindings.of(entity).store.readRecords([localId])).get(localId);
    return stored && !isNotSent(stored.record) ? stored : undefined;
  }

  /** Planned before: it got there a moment ago, or was given up because a person chose something else. */
  private async arrived(connectionId: string, entity: Entity, localId: string): Promise<boolean> {
    const link = await this.links.byLocalId(connectionId, entity, localId);
    return link !== undefined && !link.deleted;
  }
}

function isNotSent(record: { id: string; status?: string }): boolean {
  return NOT_SENT.includes(record.status ?? '');
}
