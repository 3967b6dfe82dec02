import { CLOCK_CHANGES } from '../testing/clock-changes.js';
import {
  assertCurrentTimeZones,
  isTimeZone,
  offsetMinutes,
  startOfDay,
  wallTimeOf,
  zoned,
} from './time-zone.js';
import { TZDATA_VERSION } from './zone-data.js';

const at = (text: string) => new Date(text);

describe('time zones', () => {
  it('agree with an independent computation at every minute around every change of clocks from 2024 to 2028', () => {
    let compared = 0;
    for (const [zone, { start, changes }] of Object.entries(CLOCK_CHANGES)) {
      const wrong: string[] = [];
      const expected = (time: number) =>
        changes.filter(([change]) => Date.parse(change) <= time).at(-1)?.[1] ?? start;
      for (const [change] of changes) {
        for (let minute = -180; minute <= 180; minute += 1) {
          const time = Date.parse(change) + minute * 60_000;
          compared += 1;
          if (offsetMinutes(new Date(time), zone) !== expected(time))
            wrong.push(new Date(time).toISOString());
        }
      }
      for (let time = Date.parse('2024-01-01'); time < Date.parse('2029-01-01'); time += 3_600_000 * 7) {
        compared += 1;
        if (offsetMinutes(new Date(time), zone) !== expected(time)) wrong.push(new Date(time).toISOString());
      }
      expect({ zone, wrong }).toEqual({ zone, wrong: [] });
    }
    expect(Object.keys(CLOCK_CHANGES).length).toBeGreaterThanOrEqual(20);
    expect(compared).toBeGreaterThan(190_000);
  });

  it.each([
    ['America/Vancouver', '2026-11-02T12:00:00Z', -420],
    ['Canada/Pacific', '2027-01-15T12:00:00Z', -420],
    ['America/Edmonton', '2026-11-02T12:00:00Z', -360],
    ['Canada/Mountain', '2028-12-24T12:00:00Z', -360],
    ['America/Winnipeg', '2026-12-24T12:00:00Z', -300],
    ['America/Inuvik', '2026-12-24T12:00:00Z', -360],
    ['America/Winnipeg', '2025-12-24T12:00:00Z', -360],
    ['America/Vancouver', '2025-12-24T12:00:00Z', -480],
    ['America/Edmonton', '2025-12-24T12:00:00Z', -420],
  ])('know that %s stops changing its clocks in 2026: %s', (zone, instant, minutes) => {
    expect(offsetMinutes(at(instant), zone)).toBe(minutes);
  });

  it('are current enough to start with, and say which they are', () => {
    expect(assertCurrentTimeZones()).toBe(TZDATA_VERSION);
    expect(TZDATA_VERSION).toMatch(/^20\d\d[a-z]$/);
    expect(TZDATA_VERSION >= '2026e').toBe(true);
  });

  it('begin each day where its first instant is', () => {
    const begins = (day: string, zone: string) => startOfDay(day, zone).toISOString();
    expect(begins('2026-11-01', 'America/Toronto')).toBe('2026-11-01T04:00:00.000Z');
    expect(begins('2026-11-02', 'America/Toronto')).toBe('2026-11-02T05:00:00.000Z');
    // Chile and Egypt go forward at midnight: the day begins at one o'clock.
    expect(begins('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
    expect(wallTimeOf(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe(
      '2026-09-06T01:00',
    );
    expect(wallTimeOf(startOfDay('2026-04-24', 'Africa/Cairo'), 'Africa/Cairo')).toBe('2026-04-24T01:00');
  });

  it('have days that follow each other without a gap', () => {
    const zones = Object.keys(CLOCK_CHANGES);
    for (const zone of zones) {
      for (let day = Date.parse('2026-01-01'); day < Date.parse('2027-01-01'); day += 86_400_000) {
        const date = new Date(day).toISOString().slice(0, 10);
        const begins = startOfDay(date, zone).getTime();
        expect(zoned(new Date(begins), zone).date).toBe(date);
        expect(zoned(new Date(begins - 60_000), zone).date < date).toBe(true);
      }
    }
  });

  it('show the same wall time twice when the clocks go back', () => {
    expect(wallTimeOf(at('2026-11-01T05:30:00Z'), 'America/Toronto')).toBe('2026-11-01T01:30');
    expect(wallTimeOf(at('2026-11-01T06:30:00Z'), 'America/Toronto')).toBe('2026-11-01T01:30');
  });

  it('are known by name and alias, in capitals or not, and nothing else is', () => {
    for (const name of [
      'UTC',
      'America/Toronto',
      'america/toronto',
      'US/Eastern',
      'America/Montreal',
      'Asia/Calcutta',
    ])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ['', 'Toronto', 'America/Nowhere', 'constructor', '+05:00'])
      expect(isTimeZone(name)).toBe(false);
    expect(() => zoned(new Date(), 'Mars/Olympus')).toThrow('not a time zone');
  });
});
