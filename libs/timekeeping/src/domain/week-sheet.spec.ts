import { type DaySheet, sheetsOf } from './week-sheet.js';

const ANN = 'ann';
const worked = (day: string, hours: number, more: Partial<DaySheet> = {}) => ({
  ...{
    contractorId: ANN,
    day,
    entries: 1,
    draftMinutes: 0,
    submittedMinutes: hours * 60,
    approvedMinutes: 0,
  },
  ...{ rejectedMinutes: 0, running: 0, ticking: 0, runningSeconds: 0 },
  ...{ forgotten: 0, overlapping: 0, ...more },
});
const overtimeOf = (days: ReturnType<typeof worked>[], firstDay: string, province: string) =>
  sheetsOf(days, firstDay, province).flatMap((sheet) =>
    sheet.days.flatMap(({ day, overtimeMinutes }) => (overtimeMinutes ? [[day, overtimeMinutes]] : [])),
  );

describe('the sheets of a week', () => {
  const week = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];

  it('call overtime what goes beyond the hours of the province', () => {
    const tens = week.map((day) => worked(day, 10));
    expect(overtimeOf(tens, '2026-09-14', 'ON')).toEqual([['2026-09-18', 360]]);
    expect(overtimeOf(tens, '2026-09-14', 'AB')).toEqual(week.map((day) => [day, 120]));
  });

  it('count the Sunday before a week that begins on Monday', () => {
    const days = [worked('2026-09-13', 8), ...week.map((day) => worked(day, 8))];
    expect(overtimeOf(days, '2026-09-14', 'ON')).toEqual([['2026-09-18', 240]]);
    expect(overtimeOf(days.slice(1), '2026-09-14', 'ON')).toEqual([]);
  });

  it('leave out what was sent back, and whoever has nothing in the week', () => {
    const refused = worked('2026-09-19', 0, { rejectedMinutes: 600 });
    expect(overtimeOf([...week.map((day) => worked(day, 8)), refused], '2026-09-14', 'ON')).toEqual([]);
    expect(sheetsOf([worked('2026-09-11', 8)], '2026-09-14', 'ON')).toEqual([]);
  });
});
