import type { Place } from '#kernel';

const METRES_PER_DEGREE = 111_195;

interface Flat {
  x: number;
  y: number;
}

/**
 * A way that turns at every point costs the square of its length: longer ones are simplified piece by piece, which keeps a
 * point for each piece more than needed.
 */
const LONGEST_PIECE = 500;

/**
 * The fewest of the points whose line stays within `toleranceMeters` of all of them (Douglas-Peucker). Ends are kept.
 * A loop instead of a recursion: a day of points must not depend on the stack.
 */
export function simplify<P extends Place>(points: readonly P[], toleranceMeters: number): P[] {
  if (points.length <= 2) return [...points];
  const flat = flatten(points);
  const isKept = new Uint8Array(points.length);
  const open: [number, number][] = [];
  for (let from = 0; from < points.length - 1; from += LONGEST_PIECE) {
    const to = Math.min(from + LONGEST_PIECE, points.length - 1);
    isKept[from] = isKept[to] = 1;
    open.push([from, to]);
  }
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const index = farthest(flat, from, to, toleranceMeters);
    if (index === undefined) continue;
    isKept[index] = 1;
    open.push([from, index], [index, to]);
  }
  return points.filter((_, index) => isKept[index] === 1);
}

/** The same, coarser and coarser until no more than `most` are left. */
export function simplifyTo<P extends Place>(
  points: readonly P[],
  toleranceMeters: number,
  most: number,
): P[] {
  let line = simplify(points, toleranceMeters);
  for (let tolerance = toleranceMeters; line.length > most; line = simplify(line, tolerance)) tolerance *= 2;
  return line;
}

/** Metres east and north of the first point: a working day's trail is small against the Earth. */
function flatten(points: readonly Place[]): Flat[] {
  const [first] = points;
  if (!first) return [];
  const east = METRES_PER_DEGREE * Math.cos((first.latitude * Math.PI) / 180);
  return points.map(({ latitude, longitude }) => ({
    x: (longitude - first.longitude) * east,
    y: (latitude - first.latitude) * METRES_PER_DEGREE,
  }));
}

/** The point between the two that lies farthest from their line, if it is farther than the tolerance. */
function farthest(flat: readonly Flat[], from: number, to: number, tolerance: number): number | undefined {
  const [a, b] = [flat[from] as Flat, flat[to] as Flat];
  let index: number | undefined;
  let most = tolerance * tolerance;
  for (let at = from + 1; at < to; at += 1) {
    const distance = squareToSegment(flat[at] as Flat, a, b);
    if (distance <= most) continue;
    index = at;
    most = distance;
  }
  return index;
}

/** The square of the metres from `point` to the nearest place of the line between `a` and `b`. */
function squareToSegment(point: Flat, a: Flat, b: Flat): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const along = Math.max(0, Math.min(1, share));
  const x = point.x - a.x - along * dx;
  const y = point.y - a.y - along * dy;
  return x * x + y * y;
}
