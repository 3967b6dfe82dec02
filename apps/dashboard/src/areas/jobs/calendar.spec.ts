import { addMonths, byDay, firstWeekday, isDay, monthOf, weekOf } from './calendar';
import type { JobRow } from './moves';

const [MONDAY, SUNDAY] = [1, 7];

describe('the days of a calendar', () => {
  it('are whole weeks that hold the month', () => {
    const november = monthOf('2026-11-21', SUNDAY);
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-11-01', '2026-12-05', 35]);
    const august = monthOf('2026-08-05', MONDAY);
    expect([august[0], august.at(-1), august.length]).toEqual(['2026-07-27', '2026-09-06', 42]);
    expect(monthOf('2027-02-10', MONDAY)).toHaveLength(28);
  });

  it('begin the week as the language does', () => {
    expect(weekOf('2026-11-22', SUNDAY)[0]).toBe('2026-11-22');
    expect(weekOf('2026-11-21', MONDAY).at(-1)).toBe('2026-11-22');
    expect([firstWeekday('en-CA'), firstWeekday('fr-CA')]).toEqual([SUNDAY, SUNDAY]);
    expect(firstWeekday('fr-FR')).toBe(MONDAY);
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

describe('the jobs of a day', () => {
  const row = (id: string, status: JobRow['status'], priority: number, dueDate: string | null) =>
    ({ id, status, priority, dueDate }) as JobRow;

  it('stand in the order in which they matter, without those that were given up', () => {
    const rows = [
      row('a', 'completed', 1, '2026-11-21'),
      row('b', 'planned', 3, '2026-11-21'),
      row('c', 'in_progress', 1, '2026-11-21'),
      row('d', 'cancelled', 1, '2026-11-21'),
      row('e', 'planned', 3, null),
    ];
    const days = byDay(rows, ({ dueDate }) => dueDate);
    expect([...days.keys()]).toEqual(['2026-11-21']);
    expect(days.get('2026-11-21')?.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('follow a job that was just moved, before the server has answered', () => {
    const rows = [row('a', 'planned', 3, '2026-11-21')];
    expect([...byDay(rows, () => '2026-11-25').keys()]).toEqual(['2026-11-25']);
  });
});
