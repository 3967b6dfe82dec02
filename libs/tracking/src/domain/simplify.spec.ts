import fc from 'fast-check';
import { metresBetween } from '#kernel';
import { simplify, simplifyTo } from './simplify.js';

const START = { latitude: 43.65, longitude: -79.38 };
const at = ([x, y]: readonly number[]) => ({
  latitude: START.latitude + (y ?? 0) / 111_195,
  longitude: START.longitude + (x ?? 0) / (111_195 * Math.cos((START.latitude * Math.PI) / 180)),
});

describe('a trail for display', () => {
  it('is a straight street by its ends, and a corner by its corner', () => {
    const street = Array.from({ length: 50 }, (_, step) => at([step * 20, Math.sin(step) * 3]));
    const corner = [...street, ...Array.from({ length: 50 }, (_, step) => at([980, step * 20]))];
    expect(simplify(street, 10)).toHaveLength(2);
    expect(simplify(corner, 10)).toHaveLength(3);
  });

  it('keeps the ends and stays near every point of the way', () => {
    const metres = fc.double({ min: -5_000, max: 5_000, noNaN: true });
    const trails = fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(trails, fc.integer({ min: 1, max: 500 }), (way, tolerance) => {
        const points = way.map(at);
        const line = simplify(points, tolerance);
        expect(line[0]).toBe(points[0]);
        expect(line.at(-1)).toBe(points.at(-1));
        expect(points.every((point) => distanceToLine(point, line) <= tolerance * 1.02 + 2)).toBe(true);
      }),
    );
  });

  it('gets coarser rather than longer than a map can bear', () => {
    const wild = Array.from({ length: 5_000 }, (_, step) => at([step, (step % 2) * 40]));
    expect(simplifyTo(wild, 5, 200).length).toBeLessThanOrEqual(200);
  });
});

/** By searching along the line (the distance to a segment has one valley), so that the test does not repeat the formula. */
function distanceToLine(point: ReturnType<typeof at>, line: ReturnType<typeof at>[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [line[index - 1] ?? START, line[index] ?? START];
    const away = (share: number) =>
      metresBetween(point, {
        latitude: a.latitude + (b.latitude - a.latitude) * share,
        longitude: a.longitude + (b.longitude - a.longitude) * share,
      });
    let [low, high] = [0, 1];
    for (let step = 0; step < 30; step += 1) {
      const third = (high - low) / 3;
      if (away(low + third) < away(high - third)) high -= third;
      else low += third;
    }
    nearest = Math.min(nearest, away(low));
  }
  return nearest;
}
