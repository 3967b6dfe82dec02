import { useEffect } from 'react';
import type { Rows } from '#ui';
import { useRead } from '../../app/queries';
import type { Pending } from './decisions';

/** So near to the last that is loaded, the next ones are fetched. */
const AHEAD = 2;

/** Where an invoice stands among those that wait. */
export interface Place {
  /** Undefined while it is looked for, and when it does not wait. */
  row: Pending | undefined;
  index: number;
  /** How many are known, with a plus when there are more. */
  count: string;
  next: string | undefined;
  previous: string | undefined;
  /** Nobody waits for it any more, or it never was here. */
  isGone: boolean;
  /** They, or the older ones of them, could not be read. */
  error: unknown;
}

/**
 * Finds one among those that wait, however old it is: what is not loaded yet is fetched until it is there, as long as the
 * invoice itself says that it waits. Ahead of whoever goes on with J, the next ones are fetched as well.
 */
export function usePlace(id: string, list: Rows<Pending>): Place {
  const { rows = [], hasMore = false, isLoadingMore, loadMore, error } = list;
  const index = rows.findIndex((row) => row.id === id);
  const isMissing = list.rows !== undefined && index < 0;
  const invoice = useRead('/api/v1/invoices/{id}', undefined, { id, isOff: !isMissing || !hasMore });
  const isKnown = !invoice.isFetching && invoice.data !== undefined;
  const isDecided = isKnown && invoice.data?.status !== 'pending_approval';
  const isSought = isMissing && !isDecided && (isKnown || Boolean(invoice.error));
  const isNearEnd = index >= rows.length - AHEAD && !isMissing;
  const wantsMore = hasMore && !isLoadingMore && !error && (isSought || isNearEnd);
  useEffect(() => {
    if (wantsMore) loadMore?.();
  }, [wantsMore, loadMore]);
  return {
    ...{ row: rows[index], index, count: `${rows.length}${hasMore ? '+' : ''}` },
    ...{ next: rows[index + 1]?.id, previous: rows[index - 1]?.id },
    isGone: isMissing && (isDecided || !hasMore),
    error: index < 0 ? error : undefined,
  };
}
