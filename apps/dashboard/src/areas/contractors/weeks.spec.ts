import { weeksOf } from './weeks';

const [MONDAY, SUNDAY] = [1, 7];

type Entry = Parameters<typeof weeksOf>[0][number];

const worked = (workDate: string, more: Partial<Entry> = {}): Entry => ({
  ...{ workDate, minutes: 480, status: 'submitted', billable: true },
  ...more,
});

describe('the weeks of a contractor', () => {
  it('are counted from the newest back, empty ones too', () => {
    const weeks = weeksOf([worked('2026-11-03'), worked('2026-11-18')], '2026-11-21', 3, MONDAY);
    expect(weeks.map(({ firstDay, minutes }) => [firstDay, minutes])).toEqual([
      ['2026-11-16', 480],
      ['2026-11-09', 0],
      ['2026-11-02', 480],
    ]);
  });

  it('begin when those of the organization do', () => {
    const weeks = weeksOf([worked('2026-11-15'), worked('2026-11-21')], '2026-11-21', 1, SUNDAY);
    expect(weeks).toMatchObject([{ firstDay: '2026-11-15', minutes: 960 }]);
  });

  it('tell what is approved, what waits and what is billed, and leave out what was sent back', () => {
    const entries = [
      worked('2026-11-16'),
      worked('2026-11-17', { status: 'approved' }),
      worked('2026-11-18', { status: 'invoiced', minutes: 60 }),
      worked('2026-11-19', { status: 'rejected' }),
      worked('2026-11-20', { status: 'draft', billable: false, minutes: 30 }),
    ];
    expect(weeksOf(entries, '2026-11-21', 1, MONDAY)).toEqual([
      { firstDay: '2026-11-16', minutes: 1050, approved: 540, waiting: 480, billable: 1020 },
    ]);
  });
});
