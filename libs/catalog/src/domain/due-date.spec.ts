import fc from 'fast-check';
import { addDays } from '#kernel';
import { dueDateOf } from './due-date.js';

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));

describe('due date', () => {
  it.each([
    ['Net 30', { dueDays: 30, dayOfMonthDue: null }, '2026-01-31', '2026-03-02'],
    ['due on receipt', { dueDays: 0, dayOfMonthDue: null }, '2026-11-21', '2026-11-21'],
    ['the 15th, invoiced before it', { dueDays: null, dayOfMonthDue: 15 }, '2026-11-14', '2026-11-15'],
    ['the 15th, invoiced on it', { dueDays: null, dayOfMonthDue: 15 }, '2026-11-15', '2026-11-15'],
    ['the 15th, invoiced after it', { dueDays: null, dayOfMonthDue: 15 }, '2026-12-16', '2027-01-15'],
    ['the 31st in a short month', { dueDays: null, dayOfMonthDue: 31 }, '2028-02-03', '2028-02-29'],
    ['nothing said', { dueDays: null, dayOfMonthDue: null }, '2026-11-21', null],
  ])('%s', (_, term, invoiced, due) => {
    expect(dueDateOf(term, invoiced)).toBe(due);
  });

  it('is never before the invoice, nor more than a month after a day-of-month term', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 31 }), (invoiced, dayOfMonthDue) => {
        const due = dueDateOf({ dueDays: null, dayOfMonthDue }, invoiced) as string;
        expect(due >= invoiced && due <= addDays(invoiced, 31)).toBe(true);
      }),
    );
  });
});
