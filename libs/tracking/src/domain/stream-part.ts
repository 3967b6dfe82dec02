import type { LiveEventName, LivePosition } from '#kernel';

/** One event as it stands in an organization's stream. */
export interface LoggedEvent {
  sequence: number;
  name: LiveEventName;
  /** Who may see it: a family of the office, or one contractor. */
  family: string | null;
  contractorId: string | null;
  at: string;
  data: object;
}

/** What came after a number, as of one moment. */
export interface StreamPart {
  events: LoggedEvent[];
  /** Everything up to this number has been read. */
  head: number;
  /** Everything after this number is kept. */
  keptFrom: number;
  /** There were more events than were asked for. */
  isCut: boolean;
}

/** A row of the stream's query: an event, a place, or the `head` itself. */
export interface LogRow {
  sequence: number;
  name: LiveEventName | 'head';
  family: string | null;
  contractorId: string | null;
  at: string | null;
  data: object;
}

/** Puts the places that were written together back into one event. Rows come by their number; `most` as they were asked for. */
export function streamOf(rows: readonly LogRow[], most = Number.POSITIVE_INFINITY): StreamPart {
  const events = rows.filter(({ name }) => name !== 'head' && name !== 'contractor:location_updated');
  const part: StreamPart = { events: [], head: 0, keptFrom: 0, isCut: events.length > most };
  for (const { name, at, ...row } of rows) {
    if (name === 'head') {
      part.head = row.sequence;
      part.keptFrom = (row.data as { keptFrom: number }).keptFrom;
      continue;
    }
    const last = part.events.at(-1);
    if (name !== 'contractor:location_updated') part.events.push({ ...row, name, at: at ?? '' });
    else if (last?.name === name && last.sequence === row.sequence)
      (last.data as { positions: object[] }).positions.push(row.data);
    else
      part.events.push({
        ...row,
        name,
        at: at ?? '',
        contractorId: null,
        data: { positions: [row.data as LivePosition] },
      });
  }
  return part;
}
