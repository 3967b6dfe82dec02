import { addMonths, isDay, monthOf, weekOf } from './calendar';

const [MONDAY, SUNDAY] = [1, 7];

describe('the days of a calendar', () => {
  it('are whole weeks that hold the month', () => {
    const november = monthOf('2026-11-21', SUNDAY);
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-11-01', '2026-12-05', 35]);
    const august = monthOf('2026-08-05', MONDAY);
    expect([august[0], august.at(-1), august.length]).toEqual(['2026-07-27', '2026-09-06', 42]);
    expect(monthOf('2027-02-10', MONDAY)).toHaveLength(28);
  });

  it('begin the week on the day that is asked for', () => {
    expect(weekOf('2026-11-22', SUNDAY)[0]).toBe('2026-11-22');
    expect(weekOf('2026-11-21', MONDAY).at(-1)).toBe('2026-11-22');
  });

  it('go to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('are read from an address only when they are days', () => {
    expect(['2026-11-21', '2026-02-30', 'soon', undefined].map(isDay)).toEqual([true, false, false, false]);
  });
});
