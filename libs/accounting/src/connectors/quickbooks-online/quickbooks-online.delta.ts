import type { Cursor, DeltaPage, RemoteChange, UnreadableRecord } from '../../ports/accounting-connector.js';
import { ENTITIES, type Entity } from '../../ports/canonical-documents.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { type EntityKind, kindOf } from './quickbooks-online.entities.js';
import { cursorFrom, eachOnce, filtersFor } from './quickbooks-online.pull.js';
import { MAX_RESULTS } from './quickbooks-online.query.js';
import { instantOf, type RecordReader } from './quickbooks-online.records.js';
import type { WireEntity } from './quickbooks-online.wire.js';

const DAY_MS = 86_400_000;
/** Change data capture goes back 30 days; a day is left for the clocks and for the work itself. */
const LOOK_BACK_MS = 29 * DAY_MS;
/** Records are indexed some time after they are written; what was seen already is recognized by its version. */
const OVERLAP_MS = 5 * 60_000;

/** A bookmark for everything that changed from `since` on. */
export function deltaCursor(since: Date): Cursor {
  return { since: new Date(since.getTime() - OVERLAP_MS).toISOString() };
}

interface Found {
  kind: EntityKind;
  rows: WireEntity[];
}

/** What changed since a bookmark: one call of change data capture, and one query for each entity that it leaves out. */
export class DeltaReader {
  constructor(
    private readonly client: QuickBooksOnlineClient,
    private readonly records: RecordReader,
  ) {}

  async read(context: ConnectionContext, entities: readonly Entity[], cursor: Cursor): Promise<DeltaPage> {
    const now = context.clock.now();
    const since = instantOf(String(cursor.since));
    if (since === null || Date.parse(since) < now.getTime() - LOOK_BACK_MS) {
      return { changes: [], next: deltaCursor(now), overflow: [], expired: true };
    }
    const kinds = ENTITIES.filter((entity) => entities.includes(entity)).map(kindOf);
    const fed = await this.feed(
      context,
      kinds.filter((kind) => kind.isInChangeFeed),
      since,
    );
    const asked = await this.ask(
      context,
      kinds.filter((kind) => !kind.isInChangeFeed),
      since,
    );
    const found = new Map([...fed.found, ...asked.found].map((each) => [each.kind, each.rows]));
    const changes: RemoteChange[] = [];
    const unreadable: UnreadableRecord[] = [];
    for (const kind of kinds) {
      const read = await this.records.read(context, kind, found.get(kind) ?? []);
      changes.push(...read.changes);
      unreadable.push(...read.unreadable);
    }
    // The server's clock, of the first answer: what changes from then on belongs to the next reading.
    const time = instantOf(fed.time ?? asked.time);
    return {
      changes,
      unreadable: eachOnce(unreadable),
      next: time === null ? cursor : deltaCursor(new Date(time)),
      overflow: kinds
        .filter((kind) => (found.get(kind)?.length ?? 0) >= MAX_RESULTS)
        .map(({ entity }) => ({ entity, cursor: cursorFrom(since) })),
      expired: false,
    };
  }

  private async feed(
    context: ConnectionContext,
    kinds: EntityKind[],
    since: string,
  ): Promise<{ found: Found[]; time?: string }> {
    if (kinds.length === 0) return { found: [] };
    const names = [...new Set(kinds.map(({ name }) => name))];
    const { objects, time } = await this.client.changes(context, names, new Date(since));
    const found = kinds.map((kind) => ({ kind, rows: objects.get(kind.name) ?? [] }));
    // The vendor speaks of a thousand objects an answer without saying of which: a full one is asked for by entity.
    const isCut = names.reduce((sum, name) => sum + (objects.get(name)?.length ?? 0), 0) >= MAX_RESULTS;
    return isCut && kinds.length > 1
      ? { found: await this.feedEach(context, kinds, since), time }
      : { found, time };
  }

  private async feedEach(context: ConnectionContext, kinds: EntityKind[], since: string): Promise<Found[]> {
    const found: Found[] = [];
    for (const kind of kinds) found.push(...(await this.feed(context, [kind], since)).found);
    return found;
  }

  private async ask(
    context: ConnectionContext,
    kinds: EntityKind[],
    since: string,
  ): Promise<{ found: Found[]; time?: string }> {
    const found: Found[] = [];
    let first: string | undefined;
    for (const kind of kinds) {
      const { rows, time } = await this.client.query(context, kind.name, {
        filters: filtersFor(kind, since),
        orderBy: 'MetaData.LastUpdatedTime',
      });
      found.push({ kind, rows });
      first ??= time;
    }
    return { found, time: first };
  }
}
