import { FREQUENCIES, gapMinutesOf, wantsLook } from './frequency.js';

describe('how often the books are read', () => {
  it.each([
    [undefined, [true, true, true]],
    ['ten-minutes', [true, true, true]],
    ['hourly', [false, true, true]],
    ['nightly', [false, false, true]],
  ] as const)('%s: every ten minutes, hour and night', (frequency, looks) => {
    const settings = frequency ? { frequency } : {};
    expect((['catch-up', 'hourly', 'nightly'] as const).map((look) => wantsLook(settings, look))).toEqual(
      looks,
    );
  });

  it('is never less than every night', () => {
    for (const frequency of FREQUENCIES) expect(wantsLook({ frequency }, 'nightly')).toBe(true);
  });

  it('lets pass what lies between two looks, also in the night that is an hour longer', () => {
    expect(gapMinutesOf({})).toBe(0);
    expect(gapMinutesOf({ frequency: 'hourly' })).toBe(60);
    expect(gapMinutesOf({ frequency: 'nightly' })).toBe(1500);
  });
});
