import type { StoredRecord } from '#platform';
import type { PlanReason } from '../plans/plan.types.js';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { type Fields, restored, standingOf } from './images.js';
import {
  CHANGED_SINCE,
  type Evidence,
  GONE,
  heldBack,
  leftAsChanged,
  MOVED_ON,
  partlyLeft,
  UNDONE,
} from './obstacles.js';
import type { StoredUndo } from './rollback.types.js';

type OneRecord = { id: string };
/** What of a record says that it is over. */
type Endable = OneRecord & { status?: string; active?: boolean; voided?: boolean };

/** A record as it will be, or why nothing is done with it. */
export interface UndoneRecord {
  record: OneRecord | null;
  reason: PlanReason | null;
}

/** One of our records without what a run did to it, by what it says at this moment: asked twice, it is left the second time. */
export function undoneRecord(
  binding: AnyBinding,
  { entity, effect, images, premise }: StoredUndo,
  stored: StoredRecord<OneRecord> | undefined,
  known: Pick<Evidence, 'closedThrough' | 'isSent' | 'isGivenBack'>,
): UndoneRecord {
  if (!stored) return { record: null, reason: GONE };
  if (effect === 'remove') {
    const record = binding.afterRemoval(stored.record);
    if (!record) return { record: null, reason: whyNot(stored.record) };
    if (stored.version !== versionOf(premise)) return { record: null, reason: CHANGED_SINCE };
    const document = binding.toDocument(stored.record) as unknown as Fields;
    const reason = heldBack({ entity, document, ...known }) ?? null;
    return { record: reason ? null : record, reason };
  }
  if (!images) return { record: null, reason: UNDONE };
  const document = stored.record as unknown as Fields;
  const standing = standingOf(images, document);
  const reason = leftAsChanged({ entity, document, ...known }, images, standing);
  if (reason) return { record: null, reason };
  return { record: restored(stored.record, images, standing.held), reason: partlyLeft(standing) ?? null };
}

/** What a record that a run made is taken back by: the version of it that was looked at. */
export function premiseOf(version: number | null): string {
  return JSON.stringify([version]);
}

function versionOf(premise: string): unknown {
  return (JSON.parse(premise) as unknown[])[0];
}

/** Why a record that a run made is not taken back by its entity's own rule. */
export function whyNot(record: OneRecord): PlanReason {
  const { status = '', active, voided }: Endable = record;
  const isEnded = active === false || voided === true || ['void', 'cancelled', 'rejected'].includes(status);
  return isEnded ? UNDONE : MOVED_ON;
}
