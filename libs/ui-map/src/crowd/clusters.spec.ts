import fc from 'fast-check';
import { clustersOf, fannedOut } from './clusters';

const RADIUS = 40;
const dots = fc.array(
  fc.record({ x: fc.integer({ min: -500, max: 1500 }), y: fc.integer({ min: -500, max: 1500 }) }),
  {
    maxLength: 120,
  },
);

describe('people who stand close together', () => {
  it('are put together and counted, everybody once', () => {
    fc.assert(
      fc.property(dots, (given) => {
        const members = clustersOf(given, RADIUS).flatMap((cluster) => cluster.members);
        expect(members).toHaveLength(given.length);
        expect(new Set(members).size).toBe(given.length);
      }),
    );
  });

  it('are never put with somebody who is far away', () => {
    fc.assert(
      fc.property(dots, (given) => {
        for (const { members } of clustersOf(given, RADIUS))
          for (const { x, y } of members)
            expect(Math.hypot(x - (members[0]?.x ?? 0), y - (members[0]?.y ?? 0))).toBeLessThan(RADIUS);
      }),
    );
  });

  it('stand alone when nothing is put together', () => {
    expect(
      clustersOf(
        [
          { x: 1, y: 1 },
          { x: 1, y: 1 },
        ],
        0,
      ),
    ).toHaveLength(2);
  });

  it('are laid around their spot, so that none hides another', () => {
    const [crowd] = clustersOf(
      Array.from({ length: 9 }, (_, index) => ({ x: index / 10, y: 0 })),
      RADIUS,
    );
    const fanned = crowd ? fannedOut(crowd, 20) : [];
    for (const one of fanned)
      for (const other of fanned)
        if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(18);
  });
});
