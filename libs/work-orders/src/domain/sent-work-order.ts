import { FIELD_NAMES, type NewCheck, type WorkOrderFields, type WorkOrderView } from './work-order.js';

/** A work order as another system sends it. What is left out stays as it is here. */
export interface SentWorkOrder extends Partial<WorkOrderFields> {
  /** The sender's own id: sent twice, it is one work order. */
  externalId: string;
  /** Ids or e-mail addresses of contractors. */
  assignedContractors?: string[];
  checklist?: NewCheck[];
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

/** One text per value, whatever way an instant or a number of degrees is written. */
function plain(value: unknown, name: keyof WorkOrderFields): string {
  if (value === null || value === undefined) return '';
  if (name === 'scheduledStart' || name === 'scheduledEnd') return String(Date.parse(value as string));
  if (name === 'latitude' || name === 'longitude') return String(Number(value));
  if (typeof value === 'object') return JSON.stringify(Object.entries(value).sort());
  return String(value);
}
