import { Injectable } from '@nestjs/common';
import { sideBySide } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { LinksRepository } from './links.repository.js';

/** A record that goes to the books. */
export interface Addressed {
  localId: string;
  /** The record whose company decides where this one goes, e.g. an invoice's customer. */
  follows?: { entity: Entity; localId: string };
}

/** Which company files a record goes to. */
@Injectable()
export class PushTargets {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly links: LinksRepository,
  ) {}

  /**
   * For each of these records of one kind: where it is, else where what it follows is, else the first company that takes
   * such records. Records that go nowhere are not in the answer. A set costs as many queries as one record.
   */
  async of(entity: Entity, records: readonly Addressed[]): Promise<Map<string, Connection[]>> {
    const able = (await this.connections.list()).filter((connection) => this.takes(connection, entity));
    if (able.length === 0) return new Map();
    const ids = records.map(({ localId }) => localId);
    const [linked, followed] = await sideBySide(
      () => this.links.connectionsOfAll(entity, ids),
      () => this.followed(records),
    );
    return new Map(
      records.map(({ localId, follows }) => {
        const own = able.filter(({ id }) => linked.get(localId)?.has(id));
        const next = follows ? able.filter(({ id }) => followed.get(keyOf(follows))?.has(id)) : [];
        return [localId, [own, next].find((found) => found.length > 0) ?? able.slice(0, 1)];
      }),
    );
  }

  private async followed(records: readonly Addressed[]): Promise<Map<string, Set<string>>> {
    const wanted = Map.groupBy(
      records.flatMap(({ follows }) => follows ?? []),
      ({ entity }) => entity,
    );
    const found = new Map<string, Set<string>>();
    for (const [entity, follows] of wanted) {
      const ids = [...new Set(follows.map(({ localId }) => localId))];
      for (const [localId, connections] of await this.links.connectionsOfAll(entity, ids))
        found.set(keyOf({ entity, localId }), connections);
    }
    return found;
  }

  private takes({ system, settings, status }: Connection, entity: Entity): boolean {
    const canPush =
      this.registry.systems.includes(system) &&
      this.registry.get(system).connector.capabilities.entities[entity]?.push;
    return Boolean(canPush) && settings.push !== false && status !== 'pending';
  }
}

function keyOf({ entity, localId }: { entity: Entity; localId: string }): string {
  return `${entity} ${localId}`;
}
