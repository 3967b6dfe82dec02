import { DomainError, isId, isLocalDate, isStorable } from '#kernel';
import { Text, WholeInQuery } from './fields.js';

export const DEFAULT_PAGE = 50;
/** Rows that one answer may hold. */
export const MAX_PAGE = 200;

/** What every list accepts. Extend it with the list's own filters. */
export class PageQuery {
  @WholeInQuery({ optional: true, min: 1, max: MAX_PAGE, description: 'Rows to answer.' })
  limit: number = DEFAULT_PAGE;

  @Text({ optional: true, max: 1000, description: 'The nextCursor of the page before.' })
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Give it back as `cursor` for the rows after these; null on the last page. */
  nextCursor: string | null;
}

/** The last row's sort key, opaque to the caller. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What a part of a cursor must look like, so that a forged one is refused here and not by the database. An `int` has 32 bits there. */
export type CursorPart = 'text' | 'id' | 'day' | 'number' | 'int';

const FITS: Record<CursorPart, (part: unknown) => boolean> = {
  text: (part) => typeof part === 'string' && part.length <= 1000 && isStorable(part),
  id: isId,
  day: isLocalDate,
  number: (part) => Number.isSafeInteger(part),
  int: (part) => Number.isSafeInteger(part) && Math.abs(part as number) <= 2_147_483_647,
};

/** The sort key of the last row of the page before. Throws `HTTP.BAD_CURSOR` unless its parts are of those kinds. */
export function decodeCursor(cursor: string, ...kinds: CursorPart[]): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(key) &&
      key.length === kinds.length &&
      kinds.every((kind, index) => FITS[kind](key[index]));
    if (fits) return key as (string | number)[];
  } catch {
    // Falls through to the same refusal: the caller need not know how it is made.
  }
  throw new DomainError('HTTP.BAD_CURSOR', 'This page address is not valid any more.', {
    field: 'cursor',
    fix: 'Start again from the first page.',
  });
}

/**
 * Cuts `limit + 1` fetched rows to a page. Lists page by key, never by offset, so that a row that is added
 * or removed meanwhile neither repeats nor hides another.
 */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
