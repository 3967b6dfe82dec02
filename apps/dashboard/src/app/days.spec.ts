import {
  addDays,
  clockAt,
  daysBetween,
  instantAt,
  isPeriod,
  periodOf,
  startOfDay,
  startOfWeek,
} from './days';

describe('days on the home page', () => {
  it('begin where the organization is, on the days of the change of clocks too', () => {
    expect(startOfDay('2026-11-21', 'America/Toronto')).toBe('2026-11-21T05:00:00.000Z');
    expect(startOfDay('2026-03-08', 'America/Toronto')).toBe('2026-03-08T05:00:00.000Z');
    expect(startOfDay('2026-03-09', 'America/Toronto')).toBe('2026-03-09T04:00:00.000Z');
    expect(startOfDay('2026-11-01', 'America/Vancouver')).toBe('2026-11-01T07:00:00.000Z');
    expect(startOfDay('2026-07-01', 'America/St_Johns')).toBe('2026-07-01T02:30:00.000Z');
  });

  it('have hours as the clocks there show them, before and after they change', () => {
    expect(instantAt('2026-10-31', '08:30', 'America/Toronto')).toBe('2026-10-31T12:30:00.000Z');
    expect(instantAt('2026-11-01', '08:30', 'America/Toronto')).toBe('2026-11-01T13:30:00.000Z');
    expect(clockAt('2026-11-01T13:30:00Z', 'America/Toronto')).toBe('08:30');
    expect(clockAt('2026-11-02T05:00:00Z', 'America/Toronto')).toBe('00:00');
  });

  it('are counted over the ends of months and years', () => {
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
    expect(daysBetween('2026-11-21', '2026-11-01')).toBe(-20);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('belong to a week that begins on its Monday, also over the end of a year, or on another day', () => {
    const days = ['2026-11-16', '2026-11-21', '2026-11-22', '2027-01-01'];
    const mondays = ['2026-11-16', '2026-11-16', '2026-11-16', '2026-12-28'];
    expect(days.map((day) => startOfWeek(day))).toEqual(mondays);
    const SUNDAY = 7;
    expect(startOfWeek('2026-11-22', SUNDAY)).toBe('2026-11-22');
    expect(startOfWeek('2026-11-21', SUNDAY)).toBe('2026-11-15');
  });

  it('make periods that begin on a first and end today or on a last', () => {
    expect(periodOf('month', '2026-11-21')).toEqual({ from: '2026-11-01', to: '2026-11-21' });
    expect(periodOf('lastMonth', '2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(periodOf('quarter', '2026-11-21')).toEqual({ from: '2026-10-01', to: '2026-11-21' });
    expect(periodOf('quarter', '2026-03-31')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(periodOf('year', '2026-11-21')).toEqual({ from: '2026-01-01', to: '2026-11-21' });
  });

  it('know a period by its name only', () => {
    expect(isPeriod('quarter')).toBe(true);
    expect(isPeriod('decade')).toBe(false);
    expect(isPeriod(undefined)).toBe(false);
  });
});
