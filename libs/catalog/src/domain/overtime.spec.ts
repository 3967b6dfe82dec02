import fc from 'fast-check';
import { addDays } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { NO_OVERTIME, provincialOvertime, splitOvertime, type Worked, weekOf } from './overtime.js';
import { statutoryHoliday } from './statutory-holidays.js';

const hours = (...worked: [day: string, hours: number][]): Worked[] =>
  worked.map(([day, count]) => ({ day, minutes: count * 60 }));
const sums = (worked: Worked[], province: string, before: Worked[] = []) => {
  const parts = splitOvertime(worked, provincialOvertime(province), province, before);
  const total = (part: 'regular' | 'overtime' | 'double' | 'holiday') =>
    parts.reduce((sum, split) => sum + split[part], 0) / 60;
  return [total('regular'), total('overtime'), total('double'), total('holiday')];
};
const WEEK = hours(
  ['2026-06-01', 10],
  ['2026-06-02', 10],
  ['2026-06-03', 10],
  ['2026-06-04', 10],
  ['2026-06-05', 10],
);

describe('overtime', () => {
  it('of a 50-hour week is what the province says', () => {
    expect(sums(WEEK, 'ON')).toEqual([44, 6, 0, 0]);
    expect(sums(WEEK, 'QC')).toEqual([40, 10, 0, 0]);
    expect(sums(WEEK, 'AB')).toEqual([40, 10, 0, 0]);
    expect(sums(WEEK, 'NS')).toEqual([48, 2, 0, 0]);
  });

  it('of a long day in British Columbia becomes double time after twelve hours', () => {
    expect(sums(hours(['2026-06-01', 14]), 'BC')).toEqual([8, 4, 2, 0]);
    expect(sums(hours(['2026-06-01', 7], ['2026-06-01', 7]), 'BC')).toEqual([8, 4, 2, 0]);
  });

  it('is the greater of what the days and what the week ask for, never both for one hour', () => {
    const sixDays = hours(
      ['2026-06-01', 9],
      ['2026-06-02', 8],
      ['2026-06-03', 8],
      ['2026-06-04', 8],
      ['2026-06-05', 8],
      ['2026-06-06', 8],
    );
    expect(sums(sixDays, 'AB')).toEqual([44, 5, 0, 0]);
  });

  it('leaves work on a holiday out of the week', () => {
    expect(sums(hours(['2026-07-01', 12]), 'ON')).toEqual([0, 0, 0, 12]);
    expect(
      sums([...hours(['2026-06-29', 44], ['2026-07-01', 8]), ...hours(['2026-07-02', 1])], 'ON'),
    ).toEqual([44, 1, 0, 8]);
  });

  it.each([
    ['ON', '1.5'],
    ['BC', '1.5'],
    ['NL', '2'],
    ['QC', '1'],
  ])('on a statutory holiday in %s counts %s times', (province, multiplier) => {
    expect(provincialOvertime(province).holiday).toBe(multiplier);
  });

  it('on a holiday in British Columbia is double time after twelve hours, and nowhere else', () => {
    expect(sums(hours(['2026-07-01', 8], ['2026-07-01', 6]), 'BC')).toEqual([0, 0, 2, 12]);
    expect(sums(hours(['2026-07-01', 14]), 'AB')).toEqual([0, 0, 0, 14]);
  });

  it('counts what was worked before and asks nothing of it', () => {
    expect(sums(hours(['2026-06-05', 10]), 'ON', hours(['2026-06-01', 40]))).toEqual([4, 6, 0, 0]);
    expect(sums(hours(['2026-06-07', 10]), 'ON', hours(['2026-06-01', 44]))).toEqual([10, 0, 0, 0]);
  });

  it('is unknown abroad, and where no rule was agreed', () => {
    expect(provincialOvertime('NY')).toEqual(NO_OVERTIME);
    expect(provincialOvertime(null)).toEqual(NO_OVERTIME);
  });

  it('begins its week on Sunday', () => {
    expect(weekOf('2026-06-06')).toBe('2026-05-31');
    expect(weekOf('2026-05-31')).toBe('2026-05-31');
  });

  const work = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-06-15', days)),
      minutes: fc.integer({ min: 0, max: 900 }),
    }),
    { maxLength: 30 },
  );
  const province = fc.constantFrom(
    'AB',
    'BC',
    'MB',
    'NB',
    'NL',
    'NS',
    'NT',
    'NU',
    'ON',
    'PE',
    'QC',
    'SK',
    'YT',
  );

  it('puts every minute in exactly one place, and keeps every threshold', () => {
    fc.assert(
      fc.property(work, province, (worked, code) => {
        const rule = provincialOvertime(code);
        const splits = splitOvertime(worked, rule, code);
        const days = new Map<string, number>();
        const weeks = new Map<string, number>();
        worked.forEach(({ day, minutes }, at) => {
          const { regular = 0, overtime = 0, double = 0, holiday = 0 } = splits[at] ?? {};
          expect(regular + overtime + double + holiday).toBe(minutes);
          for (const part of [regular, overtime, double, holiday]) expect(part).toBeGreaterThanOrEqual(0);
          if (statutoryHoliday(day, code)) expect([regular, overtime]).toEqual([0, 0]);
          else expect(holiday).toBe(0);
          days.set(day, (days.get(day) ?? 0) + regular);
          weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + regular);
        });
        for (const regular of days.values())
          if (rule.dailyAfter !== null) expect(regular).toBeLessThanOrEqual(rule.dailyAfter);
        for (const regular of weeks.values())
          if (rule.weeklyAfter !== null) expect(regular).toBeLessThanOrEqual(rule.weeklyAfter);
      }),
      { numRuns: tries(500) },
    );
  });

  it('does not depend on how a day was cut into entries', () => {
    const entry = fc.record({
      minutes: fc.integer({ min: 2, max: 1000 }),
      cut: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(entry, province, ({ minutes, cut }, code) => {
        const first = Math.min(cut, minutes - 1);
        const day = '2026-06-16';
        const pieces = [
          { day, minutes: first },
          { day, minutes: minutes - first },
        ];
        expect(sums(pieces, code)).toEqual(sums([{ day, minutes }], code));
      }),
    );
  });
});
