import type { Place } from './distance.js';

const METRES_PER_DEGREE = 111_195;

interface Flat {
  x: number;
  y: number;
}

/**
 * The fewest of the points whose line stays within `toleranceMeters` of all of them (Douglas-Peucker). Ends are kept.
 * A loop instead of a recursion: a day of points must not depend on the stack.
 */
export function simplify<P extends Place>(points: readonly P[], toleranceMeters: number): P[] {
  if (points.length <= 2) return [...points];
  const flat = flatten(points);
  const isKept = new Uint8Array(points.length);
  isKept[0] = 1;
  isKept[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { index, metres } = farthest(flat, from, to);
    if (metres <= toleranceMeters) continue;
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

function farthest(flat: readonly Flat[], from: number, to: number): { index: number; metres: number } {
  let index = from;
  let metres = 0;
  for (let at = from + 1; at < to; at += 1) {
    const distance = distanceToSegment(flat[at] as Flat, flat[from] as Flat, flat[to] as Flat);
    if (distance > metres) [index, metres] = [at, distance];
  }
  return { index, metres };
}

/** Metres from `point` to the nearest place of the line between `a` and `b`. */
function distanceToSegment(point: Flat, a: Flat, b: Flat): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const along = Math.max(0, Math.min(1, share));
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}
