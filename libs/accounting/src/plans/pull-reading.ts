import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Cursor, DeltaPage, RemoteChange, UnreadableRecord } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Departures } from '../sync/departures.js';
import { LinksRepository } from '../sync/links.repository.js';
import { MissedKinds, pulledEntities } from '../sync/missed-kinds.js';
import { byEntity } from '../sync/pull-pages.js';
import { RunsRepository } from '../sync/runs.repository.js';

/** Changes of one entity, as the engine would be given them. */
export interface ReadPage {
  entity: Entity;
  changes: RemoteChange[];
  /** Records of it that would be left out. */
  unreadable?: readonly UnreadableRecord[];
  /** How many records of the entity there are, where the system says so. */
  total?: number;
}

export interface PullReading {
  kind: 'delta' | 'full';
  /** The last run before the reading began: another one since, and what was compared may be old. */
  standing: string;
  /** Where it begins; null for all of it. */
  cursor: Cursor | null;
  /** The answer of the change feed, so that what was compared is what is applied. */
  delta?: DeltaPage;
  /** Whether it may take longer than a person waits. */
  isLong: boolean;
  pages: AsyncIterable<ReadPage>;
}

/** Reads what a pull would read, in the order in which it would apply it. */
@Injectable()
export class PullReader {
  constructor(
    private readonly runs: RunsRepository,
    private readonly links: LinksRepository,
    private readonly missed: MissedKinds,
  ) {}

  /** A delta whose bookmark is missing or too old is a reading of everything, as it is when it is not planned. */
  async open(opened: OpenConnection, kind: 'delta' | 'full'): Promise<PullReading> {
    const standing = await this.runs.standing(opened.connection.id);
    const everything: PullReading = {
      ...{ kind: 'full', standing, cursor: null, isLong: true },
      pages: this.everything(opened),
    };
    if (kind === 'full') return everything;
    const cursor = await this.runs.cursor(opened.connection.id);
    if (!cursor) return everything;
    const delta = await opened.connector.delta(opened.context, pulledEntities(opened), cursor);
    if (delta.expired) return everything;
    const missed = await this.missed.of(opened);
    return {
      ...{ kind: 'delta', standing, cursor, delta },
      isLong: delta.overflow.length + missed.size > 0,
      pages: this.changed(opened, delta, missed),
    };
  }

  private async *changed(
    opened: OpenConnection,
    delta: DeltaPage,
    missed: ReadonlySet<Entity>,
  ): AsyncGenerator<ReadPage, void> {
    const departures = new Departures(this.links, opened.connection.id);
    const told = byEntity(delta);
    for (const entity of pulledEntities(opened)) {
      const { changes: all, unreadable } = told.get(entity) ?? { changes: [], unreadable: [] };
      const changes = await departures.withoutStrangers(entity, all);
      if (changes.length + unreadable.length > 0) yield { entity, changes, unreadable };
      const overflow = delta.overflow.find((one) => one.entity === entity);
      if (missed.has(entity)) yield* this.wholly(opened, [{ entity, cursor: null }], departures);
      else if (overflow) yield* this.wholly(opened, [overflow], departures);
    }
  }

  private everything(opened: OpenConnection): AsyncGenerator<ReadPage, void> {
    const departures = new Departures(this.links, opened.connection.id);
    const places = pulledEntities(opened).map((entity) => ({ entity, cursor: null }));
    return this.wholly(opened, places, departures);
  }

  /** All pages of these kinds from there on, and what of them is linked and there no more. */
  private async *wholly(
    opened: OpenConnection,
    places: readonly { entity: Entity; cursor: Cursor | null }[],
    departures: Departures,
  ): AsyncGenerator<ReadPage, void> {
    const seen = new Map(places.map(({ entity }) => [entity, new Set<string>()]));
    for (const { entity, cursor } of places)
      for await (const page of this.pagesOf(opened, entity, cursor, departures)) {
        const ids = seen.get(page.entity);
        for (const { remoteId, deleted } of page.changes) if (!deleted) ids?.add(remoteId);
        for (const { remoteId } of page.unreadable ?? []) ids?.add(remoteId);
        yield page;
      }
    for (const { entity } of places)
      for await (const { changes } of this.missed.gone(opened, entity, { seen: seen.get(entity) }))
        if (changes.length > 0) yield { entity, changes };
  }

  private async *pagesOf(
    opened: OpenConnection,
    entity: Entity,
    from: Cursor | null,
    departures: Departures,
  ): AsyncGenerator<ReadPage, void> {
    let cursor = from;
    do {
      const page = await opened.connector.pull(opened.context, entity, cursor);
      const told = byEntity(page);
      for (const [other, { changes, unreadable }] of told)
        if (other !== entity)
          yield { entity: other, changes: await departures.withoutStrangers(other, changes), unreadable };
      yield { entity, ...(told.get(entity) ?? { changes: [] }), total: page.total };
      cursor = page.next;
    } while (cursor !== null);
  }
}
