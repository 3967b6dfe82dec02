import type { Doc } from './doc.js';

interface Row {
  readonly doc: Doc;
  readonly updated: number;
  readonly order: number;
  isStale: boolean;
}

/** Fields that clients look documents up by; each gets a hash index the first time it is asked for. */
const INDEXED = new Set(['DocNumber', 'DisplayName', 'Name', 'FullyQualifiedName']);

/**
 * One kind of entity of one company: documents in insertion order, and a second list ordered by last change, so that
 * the delta query of a sync engine costs a binary search even over a million documents.
 */
export class EntityTable {
  private readonly rows: (Row | undefined)[] = [];
  private readonly places = new Map<string, number>();
  private byChange: Row[] = [];
  private isSorted = true;
  private stale = 0;
  private readonly indexes = new Map<string, Map<string, Set<string>>>();

  /** Hears the id of whatever is put or removed. */
  constructor(private readonly onWrite?: (id: string) => void) {}

  get size(): number {
    return this.places.size;
  }

  get(id: string): Doc | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.rows[place]?.doc;
  }

  /** Inserts, or replaces in place when the id is known. `updated` is in milliseconds. */
  put(doc: Doc, updated: number): void {
    const known = this.places.get(doc.Id);
    const place = known ?? this.rows.length;
    const previous = known === undefined ? undefined : this.rows[known];
    if (previous) this.retire(previous);
    const row: Row = { doc, updated, order: place, isStale: false };
    this.rows[place] = row;
    this.places.set(doc.Id, place);
    const last = this.byChange.at(-1);
    if (last && last.updated > updated) this.isSorted = false;
    this.byChange.push(row);
    for (const [field, index] of this.indexes) add(index, doc[field], doc.Id);
    this.onWrite?.(doc.Id);
  }

  remove(id: string): Doc | undefined {
    const place = this.places.get(id);
    const row = place === undefined ? undefined : this.rows[place];
    if (place === undefined || !row) return undefined;
    this.retire(row);
    this.rows[place] = undefined;
    this.places.delete(id);
    this.onWrite?.(id);
    return row.doc;
  }

  *list(): Generator<Doc> {
    for (const row of this.rows) if (row) yield row.doc;
  }

  updatedAt(id: string): number | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.rows[place]?.updated;
  }

  /** Ids whose `field` equals `value` whatever the case, or undefined when that field has no index. */
  lookUp(field: string, value: string): ReadonlySet<string> | undefined {
    if (!INDEXED.has(field)) return undefined;
    let index = this.indexes.get(field);
    if (!index) {
      index = new Map();
      for (const doc of this.list()) add(index, doc[field], doc.Id);
      this.indexes.set(field, index);
    }
    return index.get(value.toLowerCase()) ?? new Set();
  }

  /** How many documents changed within `[from, to)`. */
  countChanged(from: number, to: number): number {
    const sorted = this.sorted();
    const [start, end] = [lowerBound(sorted, from), lowerBound(sorted, to)];
    if (this.stale === 0) return Math.max(0, end - start);
    let live = 0;
    for (let at = start; at < end; at++) if (!sorted[at]?.isStale) live++;
    return live;
  }

  /** Documents changed within `[from, to)`, oldest change first (or newest first), starting after `skip` of them. */
  *changed(from: number, to: number, skip = 0, isNewestFirst = false): Generator<Doc> {
    const sorted = this.sorted();
    const [start, end] = [lowerBound(sorted, from), lowerBound(sorted, to)];
    const step = isNewestFirst ? -1 : 1;
    let left = skip;
    let at = isNewestFirst ? end - 1 : start;
    if (this.stale === 0) {
      at += step * skip;
      left = 0;
    }
    for (; at >= start && at < end; at += step) {
      const row = sorted[at];
      if (!row || row.isStale) continue;
      if (left > 0) left--;
      else yield row.doc;
    }
  }

  private retire(row: Row): void {
    row.isStale = true;
    this.stale++;
    for (const [field, index] of this.indexes) {
      const value = row.doc[field];
      if (typeof value === 'string') index.get(value.toLowerCase())?.delete(row.doc.Id);
    }
  }

  /** Sorting and dropping dead rows wait until someone reads, so that a million inserts stay cheap. */
  private sorted(): Row[] {
    if (this.stale > 64 && this.stale * 8 > this.byChange.length) {
      this.byChange = this.byChange.filter((row) => !row.isStale);
      this.stale = 0;
    }
    if (!this.isSorted) {
      this.byChange.sort((a, b) => a.updated - b.updated || a.order - b.order);
      this.isSorted = true;
    }
    return this.byChange;
  }
}

function add(index: Map<string, Set<string>>, value: unknown, id: string): void {
  if (typeof value !== 'string') return;
  const key = value.toLowerCase();
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function lowerBound(rows: readonly Row[], ms: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.updated ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
