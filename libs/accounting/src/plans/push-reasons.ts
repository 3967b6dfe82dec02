import type { Entity } from '../ports/canonical-documents.js';
import type { PlanReason } from './plan.types.js';

/** Documents that a closed period holds back, with the day that counts. */
const DAYS = ['invoiceDate', 'paymentDate', 'creditDate', 'refundDate', 'usedOn', 'adjustmentDate'] as const;
const NOT_APPROVED = [
  ...['draft', 'pending_approval', 'rejected', 'running', 'on_break', 'submitted'],
  // Of orders.
  ...['pending', 'cancelled'],
];
const NEEDS_APPROVAL: ReadonlySet<Entity> = new Set([
  'invoice',
  'bill',
  'time-activity',
  'estimate',
  'purchase-order',
  'stock-adjustment',
]);

export const NOTHING_TO_SEND: PlanReason = {
  kind: 'nothing-to-send',
  message:
    'It was taken back before it was sent, merged into another, or is sent as an entry that the books have.',
};

export const SAME: PlanReason = { kind: 'same', message: 'Both sides say the same.' };

/** Why a document of that day is refused, if it is. */
export function closedPeriod(
  document: Readonly<Record<string, unknown>>,
  closedThrough: string | null,
): PlanReason | undefined {
  const day = DAYS.map((name) => document[name]).find((one): one is string => typeof one === 'string');
  if (day === undefined || closedThrough === null || day > closedThrough) return undefined;
  return {
    kind: 'closed-period',
    message: `It is dated ${day}, and the books are closed through ${closedThrough}.`,
    fix: 'Ask the bookkeeper to reopen the period, or change the date.',
  };
}

/** Why a record does not go to the books as it stands here, if it does not. */
export function notApproved(entity: Entity, record: { id: string; status?: string }): PlanReason | undefined {
  if (!NEEDS_APPROVAL.has(entity) || !NOT_APPROVED.includes(record.status ?? '')) return undefined;
  if (record.status === 'cancelled') return NOTHING_TO_SEND;
  return { kind: 'not-approved', message: 'It is not approved yet.', fix: 'Approve it first.' };
}

/** `until`: what the clock of the organization shows, as `2026-11-01T01:30`. */
export function heldUntil(until: string): PlanReason {
  const [day, time] = until.split('T');
  return {
    kind: 'held',
    message: `Its approval can still be undone until ${time} on ${day}, so it has not left yet.`,
    fix: 'Wait until then: it goes to the books by itself.',
  };
}

/** `companies`: where it goes instead; empty where nothing of its kind is sent anywhere. */
export function belongsElsewhere(companies: readonly string[]): PlanReason {
  if (companies.length === 0)
    return {
      kind: 'no-company',
      message: 'No linked company takes such records from us at present.',
      fix: 'Let the connection send, in its settings.',
    };
  const names = companies.join(', ');
  return {
    kind: 'other-company',
    message: `It goes to ${names}: a record is sent to one company, so that it is in the books once.`,
    fix: `Send it with the connection of ${names}.`,
  };
}

/** What a document waits for that does not go itself. */
export function waitsFor(name: string, why: PlanReason | null): PlanReason {
  return {
    kind: 'waits',
    message: `It waits for the ${name} that it names, which does not go now.${why ? ` ${why.message}` : ''}`,
    ...(why?.fix && { fix: why.fix }),
  };
}
