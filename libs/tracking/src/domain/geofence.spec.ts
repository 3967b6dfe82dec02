import fc from 'fast-check';
import { metresBetween } from '#kernel';
import { type Fence, siteAt } from './geofence.js';

const SITE: Fence = { workOrderId: 'shop', latitude: 43.65, longitude: -79.38, radiusMeters: 150 };
/** So many metres north of the site. */
const north = (metres: number, accuracyMeters: number) => ({
  latitude: SITE.latitude + metres / 111_195,
  longitude: SITE.longitude,
  accuracyMeters,
});

describe('a geofence', () => {
  it('measures the way from Toronto to Ottawa as the map does', () => {
    const toronto = { latitude: 43.6532, longitude: -79.3832 };
    const ottawa = { latitude: 45.4215, longitude: -75.6972 };
    expect(metresBetween(toronto, ottawa) / 1000).toBeCloseTo(352, 0);
  });

  it.each([
    ['arrives well inside', null, north(40, 10), 'shop'],
    ['is at the edge and not sure', null, north(145, 30), null],
    ['stays while the phone only might be outside', 'shop', north(170, 30), 'shop'],
    ['leaves when the phone is surely outside', 'shop', north(190, 30), null],
    ['is nowhere new when the phone knows nothing', 'shop', north(5_000, 900), 'shop'],
    ['comes into a small fence with an ordinary phone', null, north(20, 120), 'shop'],
  ])('%s', (_, before, fix, after) => {
    expect(siteAt(fix, [SITE], before)).toBe(after);
  });

  it('takes the nearer of two sites, and forgets a visit that is over', () => {
    const next = { ...SITE, workOrderId: 'next door', latitude: SITE.latitude + 0.0005 };
    expect(siteAt(north(50, 5), [SITE, next], null)).toBe('next door');
    expect(siteAt(north(0, 5), [], 'shop')).toBeNull();
  });

  it('never comes and goes on a phone that stands still, however it trembles within its accuracy', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.integer({ min: 3, max: 70 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }),
        (stands, accuracy, trembles) => {
          let at: string | null = null;
          let changes = 0;
          for (const tremble of trembles) {
            const now = siteAt(north(Math.max(0, stands + (tremble * accuracy) / 2), accuracy), [SITE], at);
            if (now !== at) changes += 1;
            at = now;
          }
          expect(changes).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
