import type { Entity } from '../ports/canonical-documents.js';
import { isChoosable } from './directions.js';

/** What ended there, so that nobody here has anything to do with it any more. */
const ENDED: readonly unknown[] = ['closed', 'rejected'];

interface Begun {
  settings: { startDate?: string | null };
}

/**
 * Whether a record there that is not here is left there: it is of a kind that nothing rests on, from before the day on
 * which the connection begins, and not open any more. Time is never open.
 */
export function isFromBefore(
  { settings }: Begun,
  entity: Entity,
  document: Readonly<Record<string, unknown>>,
): boolean {
  const { startDate } = settings;
  if (!startDate || !isChoosable(entity)) return false;
  const day = entity === 'time-activity' ? document.workDate : document.orderDate;
  if (typeof day !== 'string' || day >= startDate) return false;
  return entity === 'time-activity' || ENDED.includes(document.state);
}

/** Whether more belongs here from now on than before. */
export function reachesBack(before: Begun['settings'], after: Begun['settings']): boolean {
  if (!before.startDate) return false;
  return !after.startDate || after.startDate < before.startDate;
}
