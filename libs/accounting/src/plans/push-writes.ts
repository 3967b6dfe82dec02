import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import {
  type ClaimedOperation,
  type OperationKind,
  OperationsRepository,
  type SyncOperation,
} from '../sync/operations.repository.js';
import { PushCounterparts } from './push-counterparts.js';

/** As many writes as one plan is about: each costs a call to compare, and a person reads it. */
export const MOST_WRITES = 100;

/** A write that would be sent; `operationId` is null when it has not been planned yet. */
export interface WriteToPlan {
  operation: ClaimedOperation;
  operationId: string | null;
}

/** The writes that a plan is about. */
@Injectable()
export class PushWrites {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly counterparts: PushCounterparts,
  ) {}

  /** What has not gone through, the oldest first, and how many more there are. */
  async all(connectionId: string): Promise<{ writes: WriteToPlan[]; beyond: number }> {
    const found = await this.operations.unsettled(connectionId, MOST_WRITES);
    const beyond = found.length < MOST_WRITES ? 0 : (await this.countOf(connectionId)) - found.length;
    return { writes: found.map((operation) => planned(operation)), beyond: Math.max(0, beyond) };
  }

  private async countOf(connectionId: string): Promise<number> {
    const { confirmed: _done, superseded: _replaced, ...open } = await this.operations.counts(connectionId);
    return Object.values(open).reduce((sum, count) => sum + count, 0);
  }

  /** One record, whether a write of it waits or not. Throws `PLAN.NO_SUCH_RECORD`. */
  async record(connectionId: string, entity: Entity, localId: string): Promise<WriteToPlan> {
    const stored = await this.counterparts.record(entity, localId);
    if (!stored) throw DomainError.notFound('PLAN.NO_SUCH_RECORD', 'There is no such record here.');
    const waiting = (await this.operations.list(connectionId, { entity, localId }, undefined, 1)).find(
      ({ status }) => status !== 'confirmed' && status !== 'superseded',
    );
    if (waiting) return planned(waiting);
    const operation = await this.kindOf(connectionId, entity, localId);
    const now = new Date();
    return {
      operationId: null,
      operation: {
        ...{ id: newId(), connectionId, entity, localId, localVersion: stored.version, operation },
        ...{ idempotencyKey: 'plan', status: 'planned', attempts: 0, fence: '0', error: null },
        ...{ remoteId: null, remoteVersion: null, createdAt: now, updatedAt: now, confirmedAt: null },
        ...{ sent: null, isUnanswered: false, couldGoSince: now, traceparent: null },
      } satisfies ClaimedOperation,
    };
  }

  /**
   * Puts the write of one record in line, where none waits; inside the open unit of work. Answers whether one waits from
   * here on: what was in line as it stands and was taken out again is not put there a second time.
   */
  async line(connectionId: string, entity: Entity, localId: string): Promise<boolean> {
    const { operationId, operation } = await this.record(connectionId, entity, localId);
    if (operationId !== null) return true;
    const link = await this.counterparts.link(connectionId, entity, localId);
    const { localVersion, operation: kind } = operation;
    const planned = await this.operations.plan([
      { connectionId, entity, localId, localVersion, operation: kind, generation: link?.generation ?? 1 },
    ]);
    return planned > 0;
  }

  private async kindOf(connectionId: string, entity: Entity, localId: string): Promise<OperationKind> {
    const link = await this.counterparts.link(connectionId, entity, localId);
    if (!link || link.deleted) return 'create';
    const { voided } = await this.counterparts.document(entity, localId);
    return voided === true ? 'void' : 'update';
  }
}

function planned(operation: SyncOperation): WriteToPlan {
  return {
    operation: {
      ...operation,
      sent: null,
      isUnanswered: false,
      couldGoSince: operation.createdAt,
      traceparent: null,
    },
    operationId: operation.id,
  };
}
