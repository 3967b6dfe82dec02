import fc from 'fast-check';
import { metresBetween } from './geo.js';

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the way between two places', () => {
  it('is what a map says, also over the date line', () => {
    const toronto = { latitude: 43.6426, longitude: -79.3871 };
    const montreal = { latitude: 45.5017, longitude: -73.5673 };
    expect(metresBetween(toronto, montreal) / 1000).toBeCloseTo(505, -1);
    expect(
      metresBetween({ latitude: 0, longitude: 179.999 }, { latitude: 0, longitude: -179.999 }),
    ).toBeCloseTo(222.4, 0);
    expect(metresBetween({ latitude: 43, longitude: -79 }, { latitude: 43.001, longitude: -79 })).toBeCloseTo(
      111.2,
      0,
    );
  });

  it('is the same both ways, and nothing from a place to itself', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
        expect(metresBetween(a, a)).toBe(0);
        expect(metresBetween(a, b)).toBeLessThan(20_016_000);
      }),
    );
  });
});
