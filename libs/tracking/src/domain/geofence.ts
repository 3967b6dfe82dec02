import { metresBetween, type Place } from '#kernel';

/** A circle around a site; radius in metres. */
export interface Fence extends Place {
  workOrderId: string;
  radiusMeters: number;
}

export interface Fix extends Place {
  /** The place is within so many metres of it. */
  accuracyMeters: number;
}

/** A phone that is less sure than this says nothing about a fence. */
const WORST_ACCURACY = 200;

/**
 * At which site somebody is after `fix`, when she was at `before`. She has entered only when the whole circle of
 * uncertainty lies inside the fence, or its middle does and it is small; she has left only when the whole circle lies
 * outside. In between nothing changes, so that a phone at the edge does not come and go.
 */
export function siteAt(fix: Fix, fences: readonly Fence[], before: string | null): string | null {
  if (fix.accuracyMeters > WORST_ACCURACY) return before;
  const current = fences.find(({ workOrderId }) => workOrderId === before);
  if (current && metresBetween(fix, current) <= current.radiusMeters + fix.accuracyMeters) return before;
  const entered = fences
    .map((fence) => ({ fence, metres: metresBetween(fix, fence) }))
    .filter(
      ({ fence, metres }) =>
        metres + Math.min(fix.accuracyMeters, fence.radiusMeters / 2) <= fence.radiusMeters,
    )
    .sort((a, b) => a.metres - b.metres);
  return entered[0]?.fence.workOrderId ?? null;
}
