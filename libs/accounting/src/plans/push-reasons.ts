import type { Entity } from '../ports/canonical-documents.js';
import type { PlanReason } from './plan.types.js';

/** Documents that a closed period holds back, with the day that counts. */
const DAYS = ['invoiceDate', 'paymentDate', 'creditDate', 'refundDate', 'usedOn'] as const;
const NOT_APPROVED = ['draft', 'pending_approval', 'rejected', 'running', 'on_break', 'submitted'];
const NEEDS_APPROVAL: ReadonlySet<Entity> = new Set(['invoice', 'bill', 'time-activity']);

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
  return { kind: 'not-approved', message: 'It is not approved yet.', fix: 'Approve it first.' };
}
