import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { isKindTakenIn } from '../connections/directions.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import { ENTITIES, type Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from './links.repository.js';
import { RecordRefresh } from './record-refresh.js';
import { RunsRepository } from './runs.repository.js';

const PAGE = 500;

/** Kinds that were not taken in for a while, and are again. */
@Injectable()
export class MissedKinds {
  constructor(
    private readonly runs: RunsRepository,
    private readonly links: LinksRepository,
    private readonly refresh: RecordRefresh,
  ) {}

  /** Those that this reading takes in; one that was shut again, or that the system does not have, waits. */
  async of(opened: OpenConnection): Promise<Set<Entity>> {
    const missed = await this.runs.missed(opened.connection.id);
    return new Set(pulledEntities(opened).filter((entity) => missed.has(entity)));
  }

  /** All of it has been read. */
  caughtUp(connectionId: string, entity: Entity): Promise<void> {
    return this.runs.caughtUp(connectionId, entity);
  }

  /**
   * What went meanwhile: no reading of all there is tells of it, and the change feed did so while nobody listened. Each
   * that was not `seen` is asked for.
   */
  async gone(opened: OpenConnection, entity: Entity, seen: ReadonlySet<string>): Promise<RemoteChange[]> {
    const gone: RemoteChange[] = [];
    let after = '';
    for (;;) {
      const page = await this.links.page(opened.connection.id, entity, after, PAGE);
      const missing = page.filter(({ deleted, remoteId }) => !deleted && !seen.has(remoteId));
      const found = await this.refresh.fetch(
        opened,
        entity,
        missing.map(({ remoteId }) => remoteId),
      );
      gone.push(...found.filter(({ deleted }) => deleted));
      if (page.length < PAGE) return gone;
      after = page.at(-1)?.remoteId ?? '';
    }
  }
}

/** What a pull of a connection reads, in the order of its references. */
export function pulledEntities({ connection, connector }: OpenConnection): Entity[] {
  return ENTITIES.filter(
    (entity) => connector.capabilities.entities[entity]?.pull && isKindTakenIn(connection, entity),
  );
}
