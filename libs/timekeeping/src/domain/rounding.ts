export const ROUNDING_STEPS = [0, 5, 6, 15] as const;
export const ROUNDING_DIRECTIONS = ['nearest', 'up', 'down'] as const;
export type RoundingDirection = (typeof ROUNDING_DIRECTIONS)[number];

/** How an organization rounds worked minutes: to steps of so many minutes, 0 for not at all. */
export interface RoundingPolicy {
  minutes: number;
  direction: RoundingDirection;
}

/** The minutes rounded to the policy's step; half a step rounds up. */
export function roundMinutes(minutes: number, { minutes: step, direction }: RoundingPolicy): number {
  if (step === 0) return minutes;
  if (direction === 'up') return Math.ceil(minutes / step) * step;
  if (direction === 'down') return Math.floor(minutes / step) * step;
  return Math.floor((minutes * 2 + step) / (2 * step)) * step;
}

/**
 * The parts of one stretch of work, rounded together: their sum is the rounded whole, so that midnight neither gives nor
 * takes a minute.
 */
export function roundParts(parts: readonly number[], policy: RoundingPolicy): number[] {
  let raw = 0;
  let rounded = 0;
  return parts.map((minutes) => {
    raw += minutes;
    const part = roundMinutes(raw, policy) - rounded;
    rounded += part;
    return part;
  });
}

/** What is kept beside the raw minutes, e.g. `nearest 15`. */
export function nameOfRounding({ minutes, direction }: RoundingPolicy): string {
  return minutes === 0 ? 'none' : `${direction} ${minutes}`;
}
