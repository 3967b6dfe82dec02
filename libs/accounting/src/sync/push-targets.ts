import { Injectable } from '@nestjs/common';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { isKindSent } from '../connections/directions.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { LinksRepository } from './links.repository.js';

interface RecordKey {
  entity: Entity;
  localId: string;
}

/** A record that goes to the books. */
export interface Addressed {
  localId: string;
  /** The record whose company decides where this one goes, e.g. an invoice's customer. */
  follows?: RecordKey;
}

/** Which company files a record goes to. */
@Injectable()
export class PushTargets {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly links: LinksRepository,
  ) {}

  /** The same for records of one kind, by id. Records that go nowhere are not in the answer. */
  async of(entity: Entity, records: readonly Addressed[]): Promise<Map<string, Connection[]>> {
    const targets = await this.ofAll(records.map((record) => ({ entity, ...record })));
    return new Map(
      records.flatMap(({ localId }, index): [string, Connection[]][] => {
        const found = targets[index] ?? [];
        return found.length > 0 ? [[localId, found]] : [];
      }),
    );
  }

  /**
   * For each of these records: where it is, else where what it follows is, else the first company that takes such
   * records. A set costs as many queries as one record.
   */
  async ofAll(records: readonly (Addressed & { entity: Entity })[]): Promise<Connection[][]> {
    const connections = await this.connections.list();
    const ableOf = new Map<Entity, Connection[]>();
    for (const { entity } of records)
      ableOf.set(
        entity,
        ableOf.get(entity) ?? connections.filter((connection) => this.takes(connection, entity)),
      );
    const known = await this.known(
      connections,
      records.filter(({ entity }) => (ableOf.get(entity)?.length ?? 0) > 0),
    );
    return records.map(({ entity, localId, follows }) => {
      const able = ableOf.get(entity) ?? [];
      const where = (record: RecordKey) => connections.filter(({ id }) => known.has(linkKeyOf(id, record)));
      const own = where({ entity, localId });
      const belongs = own.length > 0 || !follows ? own : where(follows);
      // Where that company does not take it, it goes to no other.
      return belongs.length > 0 ? able.filter((one) => belongs.includes(one)) : able.slice(0, 1);
    });
  }

  /** Which of the records, and of those that they follow, are in which connections. */
  private async known(
    connections: readonly Connection[],
    records: readonly (Addressed & { entity: Entity })[],
  ): Promise<Set<string>> {
    if (records.length === 0) return new Set();
    const wanted = new Map<Entity, Set<string>>();
    for (const { entity, localId, follows } of records)
      for (const record of [{ entity, localId }, ...(follows ? [follows] : [])])
        wanted.set(record.entity, (wanted.get(record.entity) ?? new Set()).add(record.localId));
    return this.links.known(
      connections.map(({ id }) => id),
      wanted,
    );
  }

  /** The companies that take such records from us but for the direction that somebody chose for their kind. */
  async shutFor(entity: Entity): Promise<Connection[]> {
    const connections = await this.connections.list();
    return connections.filter((one) => this.couldTake(one, entity) && !isKindSent(one, entity));
  }

  private takes(connection: Connection, entity: Entity): boolean {
    return this.couldTake(connection, entity) && isKindSent(connection, entity);
  }

  private couldTake({ system, settings, status }: Connection, entity: Entity): boolean {
    const canPush =
      this.registry.systems.includes(system) &&
      this.registry.get(system).connector.capabilities.entities[entity]?.push;
    return Boolean(canPush) && settings.push !== false && status !== 'pending';
  }
}

/** As `LinksRepository.known` answers. */
function linkKeyOf(connectionId: string, { entity, localId }: RecordKey): string {
  return `${connectionId} ${entity} ${localId}`;
}
