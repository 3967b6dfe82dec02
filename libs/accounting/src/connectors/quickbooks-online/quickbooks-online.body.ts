import { isObject } from './quickbooks-online.transport.js';
import type { WireEntity } from './quickbooks-online.wire.js';

type Fields = Record<string, unknown>;

/** The fields that are to be set; on a create there is nothing to clear. */
export function withoutCleared<W extends WireEntity>(body: W): W {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as W;
}

/**
 * The body of an update. A partial one where the vendor documents it, so that fields that we do not know are not even
 * touched; but it cannot clear a field. Otherwise the whole object with our fields laid over it, since a full update
 * clears what is left out.
 */
export function updateBody(body: WireEntity, existing: WireEntity, hasSparseUpdate: boolean): WireEntity {
  const key = { Id: existing.Id, SyncToken: existing.SyncToken };
  const there: Fields = { ...existing };
  const clears = Object.entries(body).some(
    ([field, value]) => value === undefined && there[field] !== undefined,
  );
  if (hasSparseUpdate && !clears) return { ...withoutCleared(body), ...key, sparse: true };
  return { ...withoutCleared({ ...existing, ...body }), ...key, sparse: false };
}

/** Whether the record says already everything that we want to write; it may say more. */
export function contains(theirs: unknown, mine: unknown): boolean {
  if (isEmpty(mine)) return isEmpty(theirs);
  if (Array.isArray(mine)) {
    const rows = Array.isArray(theirs) ? theirs.filter((row) => !isSubtotal(row)) : [];
    const wanted = mine.filter((row) => !isSubtotal(row));
    return rows.length === wanted.length && wanted.every((row, index) => contains(rows[index], row));
  }
  if (isObject(mine)) {
    return isObject(theirs) && Object.entries(mine).every(([field, value]) => contains(theirs[field], value));
  }
  return theirs === mine;
}

/** The service leaves out what is empty or false. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

function isSubtotal(row: unknown): boolean {
  return isObject(row) && row.DetailType === 'SubTotalLineDetail';
}
