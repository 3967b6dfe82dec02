import { zoned } from '#kernel';
import { lastDigestMoment } from './digest-moment.js';

const at = (now: string, zone: string, hour = 7) => lastDigestMoment(new Date(now), zone, hour).toISOString();

describe('the moment of the digest', () => {
  it.each([
    ['just now', '2026-11-21T12:00:30Z', 'America/Toronto', '2026-11-21T12:00:00.000Z'],
    ['this morning', '2026-11-21T20:15:00Z', 'America/Toronto', '2026-11-21T12:00:00.000Z'],
    ['yesterday, before it', '2026-11-21T11:59:59Z', 'America/Toronto', '2026-11-20T12:00:00.000Z'],
    ['at half past in Newfoundland', '2026-11-21T12:00:00Z', 'America/St_Johns', '2026-11-21T10:30:00.000Z'],
    ['in another zone', '2026-11-21T14:59:00Z', 'America/Vancouver', '2026-11-20T15:00:00.000Z'],
  ])('is %s', (_, now, zone, expected) => {
    // Vancouver keeps summer time from November 2026 on, where the zone data knows it.
    const known =
      zone !== 'America/Vancouver' || zoned(new Date('2026-12-01T12:00:00Z'), zone).minuteOfDay === 4 * 60;
    expect(at(now, zone)).toBe(known ? expected : '2026-11-21T14:00:00.000Z');
  });

  it('moves with the clocks: the day after they fall back, and the day they spring forward', () => {
    expect(at('2026-11-01T12:30:00Z', 'America/Toronto')).toBe('2026-11-01T12:00:00.000Z');
    expect(at('2026-03-08T11:30:00Z', 'America/Toronto')).toBe('2026-03-08T11:00:00.000Z');
    expect(at('2026-11-01T11:30:00Z', 'America/Toronto')).toBe('2026-10-31T11:00:00.000Z');
  });

  it('never lies ahead, nor more than a day and an hour back, around any change of clocks', () => {
    for (const zone of ['America/Toronto', 'America/St_Johns', 'America/Regina', 'Europe/Paris']) {
      for (const hour of [0, 2, 7, 23]) {
        for (let step = 0; step < 96; step++) {
          const now = new Date(Date.UTC(2027, 2, 13, 0, 7) + step * 30 * 60_000);
          const moment = lastDigestMoment(now, zone, hour);
          const age = (now.getTime() - moment.getTime()) / 3_600_000;
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThan(25.1);
        }
      }
    }
  });
});
