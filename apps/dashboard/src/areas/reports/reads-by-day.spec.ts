import { readsByDay } from './reads-by-day';

const dayOf = (instant: string) => instant.slice(0, 10);
const run = (startedAt: string, status: string) => ({ startedAt, status });

describe('readings by day', () => {
  it('count what ended well and what did not, the oldest day first', () => {
    const runs = [
      run('2026-11-21T09:00:00Z', 'succeeded'),
      run('2026-11-21T08:00:00Z', 'failed'),
      run('2026-11-20T08:00:00Z', 'succeeded'),
    ];
    expect(readsByDay(runs, dayOf)).toEqual([
      { day: '2026-11-20', succeeded: 1, failed: 0 },
      { day: '2026-11-21', succeeded: 1, failed: 1 },
    ]);
  });

  it('leave out what is under way or was broken off', () => {
    const runs = [run('2026-11-21T09:00:00Z', 'running'), run('2026-11-21T08:00:00Z', 'cancelled')];
    expect(readsByDay(runs, dayOf)).toEqual([]);
  });
});
