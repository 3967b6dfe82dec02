import fc from 'fast-check';
import { addDays, isLocalDate } from './local-date.js';
import { isTimeZone, localDateOf, zoned } from './zones/time-zone.js';

const ZONES = [
  'America/Toronto',
  'America/St_Johns',
  'America/Regina',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'UTC',
];
const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const days = instants.map((at) => at.toISOString().slice(0, 10));

describe('local dates', () => {
  it('are valid, within a day of UTC, and have a minute of the day, in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
        const { date, minuteOfDay } = zoned(at, zone);
        expect(isLocalDate(date)).toBe(true);
        expect(minuteOfDay >= 0 && minuteOfDay < 1440).toBe(true);
        const utc = at.toISOString().slice(0, 10);
        expect([addDays(utc, -1), utc, addDays(utc, 1)]).toContain(date);
      }),
    );
  });

  it('are exactly the days of the calendar', () => {
    const part = (most: number) => fc.nat({ max: most });
    fc.assert(
      fc.property(part(9999), part(13), part(32), (year, month, day) => {
        const text = [String(year).padStart(4, '0'), month, day]
          .map((one) => String(one).padStart(2, '0'))
          .join('-');
        const at = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(at.getTime()) && year > 0 && at.toISOString().startsWith(text);
        expect(isLocalDate(text)).toBe(isReal);
      }),
      {
        numRuns: 2_000,
        examples: [
          [2000, 2, 29],
          [1900, 2, 29],
          [2024, 2, 29],
          [2026, 2, 29],
          [0, 2, 29],
        ],
      },
    );
  });

  it('never run backwards', () => {
    fc.assert(
      fc.property(instants, fc.nat(100_000_000), fc.constantFrom(...ZONES), (at, later, zone) => {
        expect(localDateOf(new Date(at.getTime() + later), zone) >= localDateOf(at, zone)).toBe(true);
      }),
    );
  });

  it.each([
    ['before the clocks go forward', '2026-03-08T06:59:00Z', 'America/Toronto', '2026-03-08', 119],
    ['after the clocks went forward', '2026-03-08T07:00:00Z', 'America/Toronto', '2026-03-08', 180],
    ['before the clocks go back', '2026-11-01T05:59:00Z', 'America/Toronto', '2026-11-01', 119],
    ['after the clocks went back', '2026-11-01T06:00:00Z', 'America/Toronto', '2026-11-01', 60],
    ['a zone without changes', '2026-07-01T06:00:00Z', 'America/Regina', '2026-07-01', 0],
    ['a zone with half an hour', '2026-01-15T03:29:00Z', 'America/St_Johns', '2026-01-14', 1439],
    ['midnight itself', '2026-01-15T05:00:00Z', 'America/Toronto', '2026-01-15', 0],
    ['the far side of the date line', '2026-01-15T10:00:00Z', 'Pacific/Kiritimati', '2026-01-16', 0],
  ])('know %s', (_, instant, zone, date, minuteOfDay) => {
    expect(zoned(new Date(instant), zone)).toEqual({ date, minuteOfDay });
  });

  it('count days there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(addDays(day, 1) > day).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-02-29'],
    ['2026-13-01'],
    ['2026-1-1'],
    ['21-11-2026'],
    ['2026-11-21T00:00'],
    [''],
    [20261121],
    [null],
  ])('are not %p', (value) => expect(isLocalDate(value)).toBe(false));

  it('refuse to count from what is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(expect.objectContaining({ code: 'DATE.INVALID' }));
  });

  it('tell zones from other words', () => {
    expect([...ZONES, 'America/Toront', 'EST5', ''].map(isTimeZone)).toEqual([
      ...ZONES.map(() => true),
      false,
      false,
      false,
    ]);
  });
});
