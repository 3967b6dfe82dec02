import { addDays } from '#kernel';
import { daysToRemindOf, reminderDue } from './clearance-reminder.js';

describe('a clearance that expires on the last day of December', () => {
  const expires = '2026-12-31';

  it.each([
    ['2026-11-30', undefined],
    ['2026-12-01', 30],
    ['2026-12-16', 30],
    ['2026-12-17', 14],
    ['2026-12-27', 14],
    ['2026-12-28', 3],
    ['2026-12-30', 3],
    ['2026-12-31', 0],
    ['2027-01-07', 0],
    ['2027-01-08', undefined],
  ])('on %s has the reminder of %s days due', (today, days) => {
    expect(reminderDue(expires, today)).toBe(days);
  });

  it('is looked at on every day that has a reminder, and on no other', () => {
    for (let day = '2026-11-01'; day < '2027-02-01'; day = addDays(day, 1)) {
      const { from, to } = daysToRemindOf(day);
      expect(from <= expires && expires <= to).toBe(reminderDue(expires, day) !== undefined);
    }
  });
});
