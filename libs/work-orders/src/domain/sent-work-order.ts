import { FIELD_NAMES, type NewCheck, type WorkOrderFields, type WorkOrderView } from './work-order.js';
import type { WorkOrderStatus } from './work-order.states.js';

/** A work order as another system sends it. What is left out stays as it is here. */
export interface SentWorkOrder extends Partial<WorkOrderFields> {
  /** The sender's own id: sent twice, it is one work order. */
  externalId: string;
  /** Ids or e-mail addresses of contractors. Null names nobody and takes nobody away: it is the same as left out. */
  assignedContractors?: string[] | null;
  checklist?: NewCheck[] | null;
}

export type SyncOutcome = 'created' | 'updated' | 'unchanged' | 'refused';

export interface SyncResult {
  externalId: string;
  outcome: SyncOutcome;
  id: string | null;
  number: string | null;
  status: string | null;
  /** Names of contractors that nobody here has; the work order waits for the dispatcher. */
  unknownContractors: string[];
  /** Why it was refused, in words. */
  problem: string | null;
}

/** The sent fields that say something else than `order`. */
export function changesOf(order: WorkOrderView, sent: SentWorkOrder): Partial<WorkOrderFields> {
  const changed = FIELD_NAMES.filter(
    (name) => sent[name] !== undefined && plain(sent[name], name) !== plain(order[name], name),
  );
  return Object.fromEntries(changed.map((name) => [name, sent[name]]));
}

export function sentFields(sent: SentWorkOrder): Partial<WorkOrderFields> {
  return Object.fromEntries(
    FIELD_NAMES.filter((name) => sent[name] !== undefined).map((name) => [name, sent[name]]),
  );
}

/** How a sender named who goes. Names are written small. */
export interface Naming {
  /** The names that were taken over last; null where nobody noted them. */
  last: readonly string[] | null;
  sent: readonly string[];
  /** Those among the sent ones that somebody here has. */
  known: readonly string[];
}

/**
 * The names to give the visit to; undefined while the sender only repeats itself: until it says otherwise, what the
 * dispatcher decided since stands. Who declined is not asked again, only somebody whom it had not named before.
 */
export function takenOver(status: WorkOrderStatus, { last, sent, known }: Naming): string[] | undefined {
  if (last === null) return status === 'unassigned' && known.length > 0 ? [...known] : undefined;
  const fresh = known.filter((name) => !last.includes(name));
  if (status === 'declined') return fresh.length > 0 ? fresh : undefined;
  const isOther = fresh.length > 0 || last.some((name) => !sent.includes(name));
  // Only strangers are named: the dispatcher hears of them, and who goes still goes.
  const isMeant = known.length > 0 || sent.length === 0;
  return isOther && isMeant ? [...known] : undefined;
}

/** One text per value, whatever way an instant or a number of degrees is written. */
function plain(value: unknown, name: keyof WorkOrderFields): string {
  if (value === null || value === undefined) return '';
  if (name === 'scheduledStart' || name === 'scheduledEnd') return String(Date.parse(value as string));
  if (name === 'latitude' || name === 'longitude') return String(Number(value));
  if (typeof value === 'object') return JSON.stringify(Object.entries(value).sort());
  return String(value);
}
