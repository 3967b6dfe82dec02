import type { schemas } from '#api-client';
import type { Place, Trail } from '#ui-map';

/** Where somebody was, and when. */
export interface Step extends Place {
  at: string;
}

type Read = Pick<schemas['TrailAnswer'], 'recorded'> & {
  segments: readonly { points: readonly Step[] }[];
};

/**
 * What was read with what was told since. Whoever reads again reads what was told before, too: only what is newer than the
 * last place read goes on from there.
 */
export function wayOf(
  { segments, recorded }: Read,
  told: readonly Step[],
): { trail: Trail; recorded: number } {
  const pieces: (readonly Step[])[] = segments.map(({ points }) => points);
  const last = pieces.pop() ?? [];
  const end = Date.parse(last.at(-1)?.at ?? '');
  const tail = told.filter(({ at }) => Number.isNaN(end) || Date.parse(at) > end);
  return {
    trail: [...pieces, [...last, ...tail]].filter((piece) => piece.length > 1),
    recorded: recorded + tail.length,
  };
}
