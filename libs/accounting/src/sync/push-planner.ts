import { Injectable } from '@nestjs/common';
import { Queue } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';

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
    private readonly connections: ConnectionsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly queue: Queue,
  ) {}

  async plan(change: LocalChange): Promise<void> {
    for (const connection of await this.targets(change)) {
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

  /** Where the record is, else where what it follows is, else the first company that takes such records. */
  private async targets(change: LocalChange): Promise<Connection[]> {
    const able = (await this.connections.list()).filter(({ system, settings, status }) => {
      const canPush =
        this.registry.systems.includes(system) &&
        this.registry.get(system).connector.capabilities.entities[change.entity]?.push;
      return canPush && settings.push !== false && status !== 'pending';
    });
    const linkedIn = new Set(await this.links.connectionsOf(change.entity, change.localId));
    const linked = able.filter(({ id }) => linkedIn.has(id));
    if (linked.length > 0 || able.length === 0) return linked;
    const followed =
      change.follows &&
      new Set(await this.links.connectionsOf(change.follows.entity, change.follows.localId));
    const following = able.filter(({ id }) => followed?.has(id));
    return following.length > 0 ? following : able.slice(0, 1);
  }
}
