import { Injectable } from '@nestjs/common';
import { Queue } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';
import { PushTargets } from './push-targets.js';

/** Writes of one record that are looked through; it has one per version. */
const MOST_WRITES = 100;

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

  plan(change: LocalChange): Promise<void> {
    return this.planAll([change]);
  }

  /** The same for a record that is in some company file already; one that is in none is not sent anywhere because of it. */
  async planWhereItIs(change: LocalChange): Promise<void> {
    const connections = await this.links.connectionsOf(change.entity, change.localId);
    if (connections.length > 0) await this.plan(change);
  }

  /** Of several changes, the first is sent first. As many queries as for one. */
  async planAll(changes: readonly LocalChange[]): Promise<void> {
    const targets = await this.targets.ofAll(changes);
    const writes = changes.flatMap((change, index) =>
      (targets[index] ?? []).map(({ id: connectionId }) => ({ connectionId, ...change })),
    );
    if (writes.length === 0) return;
    const links = await this.links.standing(writes);
    await this.operations.plan(
      writes.map(({ connectionId, entity, localId, version: localVersion, kind }, index) => {
        const link = links[index];
        const isLinked = link !== undefined && !link.deleted;
        const operation = kind === 'void' ? 'void' : isLinked ? 'update' : 'create';
        return { connectionId, entity, localId, localVersion, operation, generation: link?.generation ?? 1 };
      }),
    );
    for (const connectionId of new Set(writes.map((write) => write.connectionId)))
      await this.wake(connectionId);
  }

  /** Puts back in line what failed or was parked of these records. */
  async putBack(
    connectionId: string,
    records: readonly Pick<LocalChange, 'entity' | 'localId'>[],
  ): Promise<void> {
    const stuck: string[] = [];
    for (const { entity, localId } of records) {
      const writes = await this.operations.list(connectionId, { entity, localId }, undefined, MOST_WRITES);
      stuck.push(
        ...writes.filter(({ status }) => status === 'parked' || status === 'failed').map(({ id }) => id),
      );
    }
    if (stuck.length === 0) return;
    await this.operations.retry(connectionId, stuck);
    await this.wake(connectionId);
  }

  /** Starts the sender of a connection, unless one waits already. */
  async wake(connectionId: string): Promise<void> {
    await this.queue.send(PUSH_QUEUE, { connectionId } satisfies PushJob, { singletonKey: connectionId });
  }
}
