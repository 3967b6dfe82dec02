import { nextWeek, stateOf, thisWeek } from './delegation';

const week = { fromDay: '2026-11-23', toDay: '2026-11-29', revokedAt: null };

describe('a stand-in', () => {
  it('decides from the first day to the last one, both included', () => {
    expect(stateOf(week, '2026-11-22')).toBe('coming');
    expect(stateOf(week, '2026-11-23')).toBe('now');
    expect(stateOf(week, '2026-11-29')).toBe('now');
    expect(stateOf(week, '2026-11-30')).toBe('past');
    expect(stateOf({ ...week, revokedAt: '2026-11-20T12:00:00Z' }, '2026-11-24')).toBe('ended');
  });

  it('is arranged for this week or the next one, whatever day it is', () => {
    expect(nextWeek('2026-11-21')).toEqual({ fromDay: '2026-11-23', toDay: '2026-11-29' });
    expect(nextWeek('2026-11-22')).toEqual({ fromDay: '2026-11-23', toDay: '2026-11-29' });
    expect(nextWeek('2026-11-23')).toEqual({ fromDay: '2026-11-30', toDay: '2026-12-06' });
    expect(thisWeek('2026-11-21')).toEqual({ fromDay: '2026-11-21', toDay: '2026-11-22' });
    expect(thisWeek('2026-11-22')).toEqual({ fromDay: '2026-11-22', toDay: '2026-11-22' });
  });
});
