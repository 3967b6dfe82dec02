import { byDay } from './calendar';
import type { JobRow } from './moves';

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
