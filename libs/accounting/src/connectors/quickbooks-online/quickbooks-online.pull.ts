import { setImmediate as afterSending } from 'node:timers/promises';
import type { Cursor, PullPage, UnreadableRecord } from '../../ports/accounting-connector.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { type EntityKind, kindOf, kindsBeside } from './quickbooks-online.entities.js';
import { MAX_RESULTS, type QueryFilter } from './quickbooks-online.query.js';
import type { RecordReader } from './quickbooks-online.records.js';
import type { WireEntity } from './quickbooks-online.wire.js';

const CHANGED = 'MetaData.LastUpdatedTime' as const;
/** Rows within one second have no order to page by but their number: a page reads these many of the last one again. */
const OVERLAP_ROWS = 50;

/** `from`: the time of last change to go on from; `position`: of the row, within that time. */
interface Place {
  from: string | null;
  position: number;
}

/** Reads all records of an entity in the order of their last change. */
export class Puller {
  constructor(
    private readonly client: QuickBooksOnlineClient,
    private readonly records: RecordReader,
  ) {}

  async page(
    context: ConnectionContext,
    kind: EntityKind,
    cursor: Cursor | null,
    announce?: (next: Cursor | null) => void,
  ): Promise<PullPage> {
    const isReadElsewhere = kind.reading === 'beside' || (kind.reading === 'feed' && cursor === null);
    if (isReadElsewhere) return { changes: [], next: null };
    const place = placeOf(cursor);
    const total = cursor === null ? await this.client.count(context, kind.name, kind.isList) : undefined;
    const { rows } = await this.client.query(context, kind.name, {
      filters: filtersFor(kind, place.from),
      orderBy: CHANGED,
      startPosition: place.position,
    });
    const next = rows.length < MAX_RESULTS ? null : { ...nextPlace(place, rows) };
    announce?.(next);
    // Whoever asks for the next page now has it under way while this one is being translated.
    await afterSending();
    const { changes, unreadable } = await this.records.read(context, kind, rows);
    for (const beside of kindsBeside(kind)) {
      const more = await this.records.read(context, beside, rows);
      changes.push(...more.changes);
      unreadable.push(...more.unreadable);
    }
    return { changes, unreadable: eachOnce(unreadable), next, ...(total === undefined ? {} : { total }) };
  }
}

/** Where a pull begins that reads what changed since a moment. */
export function cursorFrom(since: string): Cursor {
  return { from: since, position: 1 };
}

/** What keeps two of ours in one object cannot be read for one reason, and is told of once. */
export function eachOnce(unreadable: readonly UnreadableRecord[]): UnreadableRecord[] {
  const objects = unreadable.map(({ entity, remoteId }) => `${kindOf(entity).name} ${remoteId}`);
  return unreadable.filter((_, index) => objects.indexOf(objects[index] ?? '') === index);
}

/** Inactive list entries are left out unless a query speaks of `Active`. */
export function filtersFor(kind: EntityKind, from: string | null): QueryFilter[] {
  return [
    ...(from === null ? [] : [{ field: CHANGED, operator: '>=' as const, value: from }]),
    ...(kind.isList ? [{ field: 'Active' as const, operator: 'IN' as const, value: [true, false] }] : []),
  ];
}

function placeOf(cursor: Cursor | null): Place {
  const from = typeof cursor?.from === 'string' ? cursor.from : null;
  return { from, position: typeof cursor?.position === 'number' ? cursor.position : 1 };
}

/**
 * The next page begins with the last time of this one, so that a row that moved or went before it hides no other. Only
 * when a whole page has one time does the position advance within it.
 */
function nextPlace(place: Place, rows: readonly WireEntity[]): Place {
  const first = rows[0]?.MetaData?.LastUpdatedTime ?? null;
  const last = rows.at(-1)?.MetaData?.LastUpdatedTime ?? null;
  if (last !== null && last !== first) return { from: last, position: 1 };
  const within = place.from === last ? place.position : 1;
  return { from: last, position: within + MAX_RESULTS - OVERLAP_ROWS };
}
