/** A route as far as its order goes: the lowest position is tried first, the lower id where two share one. */
export interface Placed {
  id: string;
  position: number;
}

export const STEP = 10;

export const inOrder = <R extends { id: string; position?: number }>(routes: readonly R[]): R[] =>
  [...routes].sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : 1));

/** Where a new route goes: behind all others. */
export const lastPosition = (routes: readonly { position?: number }[]): number =>
  Math.max(0, ...routes.map(({ position = 0 }) => position)) + STEP;

/**
 * The positions to write so that the route at `from` stands at `to`, in an order in which no step changes the order of the
 * others: mostly one, and those behind it only where there is no room.
 */
export function moveTo(routes: readonly Placed[], from: number, to: number): Placed[] {
  const moved = routes[from];
  if (!moved) return [];
  const rest = routes.filter((route) => route !== moved);
  const before = rest[to - 1]?.position ?? -1;
  const after = rest[to]?.position;
  if (after === undefined) return [{ id: moved.id, position: before + STEP }];
  const middle = Math.floor((before + after) / 2);
  if (middle > before && middle < after) return [{ id: moved.id, position: middle }];
  const position = before + 1;
  const shifted: Placed[] = [];
  let free = position + STEP;
  for (const { id, position: now } of rest.slice(to)) {
    if (now >= free) break;
    shifted.unshift({ id, position: free });
    free += STEP;
  }
  return [...shifted, { id: moved.id, position }];
}
