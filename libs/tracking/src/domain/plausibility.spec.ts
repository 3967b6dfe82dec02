import { implausible } from './plausibility.js';

const now = new Date('2026-11-21T15:00:00Z');
const fix = (secondsAgo: number, metresNorth = 0, accuracyMeters = 10) => ({
  at: new Date(now.getTime() - secondsAgo * 1000),
  latitude: 45.4 + metresNorth / 111_195,
  longitude: -75.7,
  accuracyMeters,
});

describe('a place', () => {
  it.each([
    ['of this moment', fix(0), undefined, undefined],
    ['of a phone whose clock is a minute ahead', fix(-60), undefined, undefined],
    ['of a phone whose clock is an hour ahead', fix(-3_600), undefined, 'CLOCK_AHEAD'],
    ['that waited two days for a signal', fix(172_800), undefined, undefined],
    ['of last month', fix(30 * 86_400), undefined, 'TOO_OLD'],
    ['somewhere in town', fix(0, 0, 5_000), undefined, 'TOO_VAGUE'],
    ['a truck could have reached', fix(0, 150), fix(5), undefined],
    ['nobody could have reached', fix(0, 3_000), fix(5), 'TOO_FAST'],
    ['far away, by two phones that are not sure', fix(0, 3_000, 1_500), fix(5, 0, 1_400), undefined],
    ['older than the newest one', fix(600, 90_000), fix(5), undefined],
  ])('%s', (_, place, last, refusal) => {
    expect(implausible(place, last, now)).toBe(refusal);
  });
});
