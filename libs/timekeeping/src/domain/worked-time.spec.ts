import fc from 'fast-check';
import { localDateOf } from '#kernel';
import { CLOCK_CHANGES } from '../../../kernel/src/testing/clock-changes.js';
import { checkWork, minutesWorked, splitByDay, type Work } from './worked-time.js';

const at = (text: string) => new Date(text);
const work = (from: string, to: string, ...breaks: [string, string][]): Work => ({
  startedAt: at(from),
  endedAt: at(to),
  breaks: breaks.map(([start, end]) => ({ startedAt: at(start), endedAt: at(end) })),
});
const days = (one: Work, zone: string) =>
  splitByDay(one, zone).map(({ workDate, minutes }) => [workDate, minutes]);

/** The local day by the other program's offsets. */
function calendarOf(zone: string): (time: number) => string {
  const { start, changes } = CLOCK_CHANGES[zone] ?? { start: 0, changes: [] };
  const parsed = changes.map(([change, offset]) => ({ at: Date.parse(change), offset })).reverse();
  return (time) => {
    const offset = parsed.find(({ at: change }) => change <= time)?.offset ?? start;
    return new Date(time + offset * 60_000).toISOString().slice(0, 10);
  };
}

describe('worked time', () => {
  it('is exact to the minute, day by day, across every change of clocks from 2024 to 2028 in more than 20 zones', () => {
    let shifts = 0;
    for (const [zone, { changes }] of Object.entries(CLOCK_CHANGES)) {
      const dayOf = calendarOf(zone);
      for (const [change] of changes) {
        for (const [before, after] of [
          [9 * 60, 9 * 60],
          [17, 26 * 60 + 1],
          [30 * 60, 5],
        ] as const) {
          const from = Date.parse(change) - before * 60_000;
          const to = Date.parse(change) + after * 60_000;
          const counted = new Map<string, number>();
          for (let minute = from; minute < to; minute += 60_000) {
            const day = dayOf(minute);
            counted.set(day, (counted.get(day) ?? 0) + 1);
          }
          const split = splitByDay({ startedAt: new Date(from), endedAt: new Date(to), breaks: [] }, zone);
          expect({ zone, change, days: split.map((day) => [day.workDate, day.minutes]) }).toEqual({
            zone,
            change,
            days: [...counted],
          });
          shifts += 1;
        }
      }
    }
    expect(shifts).toBeGreaterThan(400);
  });

  it('counts the hour that comes twice, and not the one that never was', () => {
    const night = (day: string, offsetBefore: string, offsetAfter: string, nextDay: string) =>
      days(work(`${day}T23:00:00${offsetBefore}`, `${nextDay}T05:00:00${offsetAfter}`), 'America/Toronto');
    expect(night('2026-10-31', '-04:00', '-05:00', '2026-11-01')).toEqual([
      ['2026-10-31', 60],
      ['2026-11-01', 360],
    ]);
    expect(night('2026-03-07', '-05:00', '-04:00', '2026-03-08')).toEqual([
      ['2026-03-07', 60],
      ['2026-03-08', 240],
    ]);
  });

  it('counts no hour twice in British Columbia, Alberta and Manitoba in November 2026', () => {
    for (const [zone, offset] of [
      ['America/Vancouver', '-07:00'],
      ['America/Edmonton', '-06:00'],
      ['America/Winnipeg', '-05:00'],
    ] as const) {
      const night = work(`2026-10-31T22:00:00${offset}`, `2026-11-01T06:00:00${offset}`);
      expect(days(night, zone)).toEqual([
        ['2026-10-31', 120],
        ['2026-11-01', 360],
      ]);
    }
  });

  it('leaves breaks out, on whichever side of midnight they are', () => {
    const night = work(
      '2026-11-20T20:00:00-05:00',
      '2026-11-21T04:00:00-05:00',
      ['2026-11-20T23:45:00-05:00', '2026-11-21T00:15:00-05:00'],
      ['2026-11-21T02:00:00-05:00', '2026-11-21T02:20:00-05:00'],
    );
    expect(days(night, 'America/Toronto')).toEqual([
      ['2026-11-20', 225],
      ['2026-11-21', 205],
    ]);
    expect(minutesWorked(night)).toBe(430);
  });

  it('keeps the parts together equal to the whole, whatever the seconds say', () => {
    const instants = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-12-25') });
    const hours = fc.integer({ min: 0, max: 71 * 3_600_000 });
    fc.assert(
      fc.property(instants, hours, fc.constantFrom(...Object.keys(CLOCK_CHANGES)), (start, length, zone) => {
        const one = { startedAt: new Date(start), endedAt: new Date(start + length), breaks: [] };
        const parts = splitByDay(one, zone);
        expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutesWorked(one));
        expect(parts.map((part) => part.workDate)).toEqual(
          [...new Set(parts.map((part) => localDateOf(part.startedAt, zone)))].sort(),
        );
      }),
    );
  });

  it('is refused when it cannot have been so', () => {
    const day = ['2026-11-20T08:00:00Z', '2026-11-20T16:00:00Z'] as const;
    expect(() => checkWork(work(day[1], day[0]))).toThrow('ends before it starts');
    expect(() => checkWork(work('2026-11-01T08:00:00Z', '2026-11-20T08:00:00Z'))).toThrow('three days');
    const lunch: [string, string] = ['2026-11-20T12:00:00Z', '2026-11-20T12:30:00Z'];
    expect(() => checkWork(work(...day, lunch, lunch))).toThrow('Break 2');
    expect(() => checkWork(work(...day, ['2026-11-20T07:00:00Z', '2026-11-20T07:30:00Z']))).toThrow(
      'Break 1',
    );
    expect(() => checkWork(work(...day, lunch))).not.toThrow();
  });
});
