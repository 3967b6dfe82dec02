import type { PlanReason } from '../plans/plan.types.js';
import { closedPeriod } from '../plans/push-reasons.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { Fields, Images, Standing } from './images.js';

/** Whose fields hang together: a total without its lines is no document. Of all others a field may be set back alone. */
const LISTS: ReadonlySet<Entity> = new Set<Entity>([
  'account',
  'class',
  'term',
  'payment-method',
  'tax-rate',
  'tax-code',
  'customer',
  'vendor',
  'item',
]);

/** Whose uses and claims ended with them and would not come back. */
const ENDS_FOR_GOOD: ReadonlySet<Entity> = new Set<Entity>([
  'credit',
  'vendor-credit',
  'refund-receipt',
  'refund',
  'credit-use',
  'vendor-credit-use',
]);

export function isDocument(entity: Entity): boolean {
  return !LISTS.has(entity);
}

export const GONE: PlanReason = { kind: 'gone', message: 'It is not here any more.' };

export const GONE_THERE: PlanReason = {
  kind: 'gone',
  message: 'It is not in the accounting system any more, so there is nothing to take back.',
};

export const UNDONE: PlanReason = { kind: 'undone', message: 'It says already what it said before.' };

export const NOT_WRITTEN: PlanReason = {
  kind: 'undone',
  message: 'It was never written there, or what it changed is not kept any more.',
};

export const NO_WAY_BACK: PlanReason = {
  kind: 'no-way-back',
  message: 'It was voided or deleted there, which the accounting system does not take back.',
  fix: 'Make a new one.',
};

export const MOVED_ON: PlanReason = {
  kind: 'moved-on',
  message: 'Work on it has gone on here, so it is not taken back.',
  fix: 'End it here by hand if it should not be.',
};

export const WAITING: PlanReason = {
  kind: 'waiting',
  message: 'Another write of it is on its way to the accounting system.',
  fix: 'Wait until that is done, then look again.',
};

export const IN_CONFLICT: PlanReason = {
  kind: 'conflict',
  message: 'Both sides changed it to different values.',
  fix: 'Decide the conflict first.',
};

const SENT: PlanReason = {
  kind: 'sent',
  message: 'It was sent to the customer already.',
  fix: 'Credit it instead.',
};

export const CHANGED_SINCE: PlanReason = {
  kind: 'changed-since',
  message: 'It was changed again since, by a person or by a later sync.',
  fix: 'Look at it and change it by hand if need be.',
};

const GIVEN_BACK: PlanReason = {
  kind: 'no-way-back',
  message:
    'What it had billed or paid was given back when it was voided, and may be billed or paid elsewhere.',
  fix: 'Enter it anew.',
};

/** Of a document and of what settles it, of which one alone would be undone. */
export const SETTLED_OTHERWISE: PlanReason = {
  kind: 'settled-otherwise',
  message:
    'Its amounts hang together with a payment or credit, or with what that pays, which stays as it is: undone alone, the balance would be wrong.',
  fix: 'Look at what pays it, and correct that in the accounting system if it is wrong.',
};

export function inUse(naming: string): PlanReason {
  return {
    kind: 'in-use',
    message: `It is in use: ${naming} names it.`,
    fix: 'Undo that first, or leave it.',
  };
}

/** What is known of a record that is to be set back or taken back. */
export interface Evidence {
  entity: Entity;
  /** As it stands on the side that would be written. */
  document: Fields;
  closedThrough: string | null;
  isSent: boolean;
  /** It is void, and what it had billed was given back for it. */
  isGivenBack: boolean;
}

/** What holds for setting back and for taking back alike. */
export function heldBack({ document, closedThrough, isSent }: Evidence): PlanReason | undefined {
  const closed = closedPeriod(document, closedThrough);
  if (closed) return closed;
  return isSent ? SENT : undefined;
}

/** Why a change is not set back; undefined where it is, in whole or for the fields that nobody has written since. */
export function leftAsChanged(
  evidence: Evidence,
  images: Images,
  standing: Standing,
): PlanReason | undefined {
  const { entity, document, closedThrough } = evidence;
  const { held, rewritten } = standing;
  if (held.length === 0) return rewritten.length > 0 ? CHANGED_SINCE : UNDONE;
  if (rewritten.length > 0 && isDocument(entity)) return CHANGED_SINCE;
  if (wouldLive(evidence, images)) return GIVEN_BACK;
  // The day that it would have again counts as much as the one that it has.
  return heldBack(evidence) ?? closedPeriod({ ...document, ...images.before }, closedThrough);
}

/** What is said of a record of which only some fields are set back. */
export function partlyLeft({ rewritten }: Standing): PlanReason | undefined {
  if (rewritten.length === 0) return undefined;
  return {
    kind: 'partly-changed-since',
    message: `Left as it is, because it was changed again since: ${rewritten.join(', ')}.`,
  };
}

/** Why a record that was made is not taken back. `naming`: what names it. */
export function leftAsMade(
  evidence: Evidence,
  { naming, isUntouched }: { naming: string | undefined; isUntouched: boolean },
): PlanReason | undefined {
  if (!isUntouched) return CHANGED_SINCE;
  if (naming !== undefined) return inUse(naming);
  return heldBack(evidence);
}

/** Whether a voided document would be valid again whose claims are gone. */
function wouldLive({ entity, document, isGivenBack }: Evidence, { before, after }: Images): boolean {
  if (after.status !== 'void' && after.voided !== true) return false;
  if (before.status === 'void' || before.voided === true) return false;
  if (ENDS_FOR_GOOD.has(entity) || isGivenBack) return true;
  const lines = Array.isArray(document.lines) ? (document.lines as Fields[]) : [];
  return [document, ...lines].some(({ jobId, timeEntryId }) => isNamed(jobId) || isNamed(timeEntryId));
}

function isNamed(id: unknown): boolean {
  return typeof id === 'string';
}
