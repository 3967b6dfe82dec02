import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { isKindTakenIn } from '../connections/directions.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import { ENTITIES, type Entity } from '../ports/canonical-documents.js';
import { LiveLinksRepository } from './live-links.repository.js';
import { RecordRefresh } from './record-refresh.js';
import { RunsRepository } from './runs.repository.js';

const PAGE = 1_000;
/** What is asked for before any of it is kept. */
const PORTION = 200;
/** So few are asked for one by one. */
const FEW = 4;

interface GonePortion {
  changes: RemoteChange[];
  /** All up to this id have been asked for. */
  upTo: string;
}

/** What no feed of changes tells: kinds that were not taken in for a while, and are again; and what is there no more. */
@Injectable()
export class MissedKinds {
  constructor(
    private readonly runs: RunsRepository,
    private readonly links: LiveLinksRepository,
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
   * What is linked and there no more, a portion at a time: no reading of all there is tells of it, and the change feed may
   * have done so to nobody. Whatever was not `seen` is asked for; without that, all of it. `after`: the last that was asked
   * for before; `runId`: what that run brought in itself is there.
   */
  async *gone(
    opened: OpenConnection,
    entity: Entity,
    { seen, after = '', runId }: { seen?: ReadonlySet<string>; after?: string; runId?: string } = {},
  ): AsyncGenerator<GonePortion, void> {
    let upTo = after;
    for (;;) {
      const ids = await this.links.ids(opened.connection.id, entity, { after: upTo, limit: PAGE, runId });
      const missing = seen ? ids.filter((id) => !seen.has(id)) : ids;
      upTo = ids.at(-1) ?? upTo;
      for (let from = 0; from < missing.length; from += PORTION) {
        const portion = missing.slice(from, from + PORTION);
        const isLast = from + PORTION >= missing.length;
        yield {
          changes: await this.goneOf(opened, entity, portion),
          upTo: isLast ? upTo : (portion.at(-1) ?? upTo),
        };
      }
      if (ids.length < PAGE) return;
    }
  }

  /** Many are asked for in one call first, where the system has one for that; what it leaves out is asked for one by one. */
  private async goneOf(
    opened: OpenConnection,
    entity: Entity,
    ids: readonly string[],
  ): Promise<RemoteChange[]> {
    const { balances } = opened.connector;
    const found = balances && ids.length > FEW ? await balances.readMany(opened.context, entity, ids) : [];
    const there = new Set(found.map(({ remoteId }) => remoteId));
    const suspects = ids.filter((id) => !there.has(id));
    return (await this.refresh.fetchReadable(opened, entity, suspects)).filter(({ deleted }) => deleted);
  }
}

/** What a pull of a connection reads, in the order of its references. */
export function pulledEntities({ connection, connector }: OpenConnection): Entity[] {
  return ENTITIES.filter(
    (entity) => connector.capabilities.entities[entity]?.pull && isKindTakenIn(connection, entity),
  );
}
