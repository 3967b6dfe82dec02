import { Injectable } from '@nestjs/common';
import { Queue } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';
import { PushTargets } from './push-targets.js';

export const PUSH_QUEUE = 'accounting.push';

export interface PushJob {
  connectionId: string;
}

/** A change of ours that the books should learn of. */
export interface LocalChange {
  entity: Entity;
  localId: string;
  version: number;
  /** `void` for a document that was voided here. */
  kind: 'write' | 'void';
  /** The record whose company decides where this one goes, e.g. an invoice's customer. */
  follows?: { entity: Entity; localId: string };
}

/** Turns a change into an operation per company file that should have it, in the transaction of the change's event. */
@Injectable()
export class PushPlanner {
  constructor(
    private readonly targets: PushTargets,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly queue: Queue,
  ) {}

  async plan(change: LocalChange): Promise<void> {
    const targets = await this.targets.of(change.entity, [change]);
    for (const connection of targets.get(change.localId) ?? []) {
      const link = await this.links.byLocalId(connection.id, change.entity, change.localId);
      const isLinked = link !== undefined && !link.deleted;
      await this.operations.plan({
        connectionId: connection.id,
        entity: change.entity,
        localId: change.localId,
        localVersion: change.version,
        operation: change.kind === 'void' ? 'void' : isLinked ? 'update' : 'create',
        generation: link?.generation ?? 1,
      });
      await this.wake(connection.id);
    }
  }

  /** Starts the sender of a connection, unless one waits already. */
  async wake(connectionId: string): Promise<void> {
    await this.queue.send(PUSH_QUEUE, { connectionId } satisfies PushJob, { singletonKey: connectionId });
  }
}
