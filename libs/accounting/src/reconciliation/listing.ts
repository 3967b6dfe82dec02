import { Injectable } from '@nestjs/common';
import type { Cursor } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { OurBooksRepository } from './our-books.repository.js';
import { type Comparing, RecordComparison } from './record-comparison.js';

interface ListingRequest extends Comparing {
  entity: Entity;
  /** What its objects hold besides. */
  entities: readonly Entity[];
}

const PAGE = 1_000;

/** Reads all records of a kind there, a page at a time, and compares each with ours. */
@Injectable()
export class Listing {
  constructor(
    private readonly books: OurBooksRepository,
    private readonly records: RecordComparison,
  ) {}

  /**
   * Answers how many objects there are rightly not here. Of what was read only the numbers are kept, of one kind at a time: of a
   * million documents some 60 MB.
   */
  async compare({ entity, entities, ...comparing }: ListingRequest): Promise<number> {
    const { opened } = comparing;
    const seen = new Set<string>();
    const ours = new Set<string>();
    let strangers = 0;
    let cursor: Cursor | null = null;
    do {
      const page = await opened.connector.pull(opened.context, entity, cursor);
      const pairs = await this.records.told(comparing, page.changes);
      for (const { remoteId, deleted } of page.changes) if (!deleted) seen.add(remoteId);
      for (const { remoteId } of page.unreadable ?? []) seen.add(remoteId);
      for (const { remoteId, localId } of pairs)
        if (remoteId !== null && localId !== null) ours.add(remoteId);
      strangers += pairs.filter((pair) => pair.localId === null && comparing.found.has(pair)).length;
      cursor = page.next;
    } while (cursor !== null);
    for (const one of entities) await this.compareMissing(comparing, one, seen);
    return Math.max(0, seen.size - ours.size - strangers);
  }

  /** Ours that are linked to what was not seen there. */
  private async compareMissing(
    comparing: Comparing,
    entity: Entity,
    seen: ReadonlySet<string>,
  ): Promise<void> {
    let after = '';
    for (;;) {
      const ids = await this.books.linkedIds(comparing.opened.connection.id, entity, after, PAGE);
      const missing = ids.filter((id) => !seen.has(id));
      if (missing.length > 0) {
        const suspects = missing.map((remoteId) => ({ entity, remoteId, localId: null }));
        await this.records.suspected(comparing, entity, suspects);
      }
      if (ids.length < PAGE) return;
      after = ids.at(-1) ?? '';
    }
  }
}
