import { Injectable } from '@nestjs/common';
import { ApprovalsFacade } from '#approvals';
import { UnitOfWork } from '#platform';
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
    if (!CREATED_BY_US.includes(entity)) return false;
    const stored = (await this.bindings.of(entity).store.readRecords([localId])).get(localId);
    if (!stored || isNotSent(stored.record)) return false;
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

  /** Planned before: it got there a moment ago, or was given up because a person chose something else. */
  private async arrived(connectionId: string, entity: Entity, localId: string): Promise<boolean> {
    const link = await this.links.byLocalId(connectionId, entity, localId);
    return link !== undefined && !link.deleted;
  }
}

function isNotSent(record: { id: string; status?: string }): boolean {
  return NOT_SENT.includes(record.status ?? '');
}
