import {
  addDays,
  clockSeconds,
  filtered,
  overlappingIds,
  type PersonWeek,
  stateOf,
  together,
  workedSeconds,
} from './week';

const worked = (minutes: Partial<PersonWeek>): PersonWeek => ({
  ...{ contractorId: 'a', name: 'Ann Électrique', days: [], entries: 1, overtimeMinutes: 0, running: 0 },
  ...{ draftMinutes: 0, submittedMinutes: 0, approvedMinutes: 0, rejectedMinutes: 0 },
  ...{ ticking: 0, runningSeconds: 0, waitingMark: null },
  ...minutes,
});

describe('a week of time', () => {
  it('goes on over the end of a month and of a year', () => {
    expect(addDays('2026-12-28', 7)).toBe('2027-01-04');
    expect(addDays('2026-03-02', -7)).toBe('2026-02-23');
  });

  it('shows first what needs an eye', () => {
    expect(stateOf(worked({ approvedMinutes: 60, submittedMinutes: 60, rejectedMinutes: 5 }))).toBe(
      'rejected',
    );
    expect(stateOf(worked({ approvedMinutes: 60, submittedMinutes: 60 }))).toBe('submitted');
    expect(stateOf(worked({ approvedMinutes: 60, running: 1 }))).toBe('running');
    expect(stateOf(worked({ approvedMinutes: 60 }))).toBe('approved');
  });

  it('counts on while a clock runs, and stands still on a break', () => {
    const [read, later] = [Date.parse('2026-09-16T12:00:00Z'), Date.parse('2026-09-16T12:01:30Z')];
    const runs = worked({ submittedMinutes: 60, running: 1, ticking: 1, runningSeconds: 600 });
    const rests = worked({ running: 1, runningSeconds: 300, rejectedMinutes: 99 });
    expect(workedSeconds(runs, read, later)).toBe(3600 + 600 + 90);
    expect(workedSeconds(rests, read, later)).toBe(300);
    expect(workedSeconds(together([runs, rests]), read, later)).toBe(3600 + 900 + 90);
    // What stays on the page while another week is read was read at no known time.
    expect(workedSeconds(runs, 0, later)).toBe(3600 + 600);
    const startedAt = '2026-09-16T10:00:00Z';
    const lunch = { startedAt: '2026-09-16T11:00:00Z', endedAt: '2026-09-16T11:30:00Z' };
    expect(clockSeconds({ startedAt, breaks: [lunch] }, read)).toBe(90 * 60);
    expect(clockSeconds({ startedAt, breaks: [{ ...lunch, endedAt: null }] }, later)).toBe(60 * 60);
  });

  it('knows which work lies over another', () => {
    const work = (id: string, from: string, to: string | null, status = 'submitted' as const) => ({
      ...{ id, status, startedAt: `2026-09-16T${from}:00Z` },
      endedAt: to && `2026-09-16T${to}:00Z`,
    });
    const morning = work('morning', '07:00', '12:00');
    expect([...overlappingIds([morning, work('after', '12:00', '15:00')])]).toEqual([]);
    expect([...overlappingIds([morning, work('early', '11:30', null)])]).toEqual(['morning', 'early']);
    const refused = { ...work('early', '11:30', '12:30'), status: 'rejected' as const };
    expect([...overlappingIds([morning, refused])]).toEqual([]);
  });

  it('finds people by a part of the name, and by what they need', () => {
    const rows = [worked({ submittedMinutes: 60 }), worked({ name: 'Bob', overtimeMinutes: 30 })];
    expect(filtered(rows, 'ÉLEC').map(({ name }) => name)).toEqual(['Ann Électrique']);
    expect(filtered(rows, '', 'waiting')).toHaveLength(1);
    expect(filtered(rows, '', 'overtime').map(({ name }) => name)).toEqual(['Bob']);
    expect(filtered(rows, 'ann', 'overtime')).toEqual([]);
  });
});
