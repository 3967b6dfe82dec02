import fc from 'fast-check';
import { addDays } from '#kernel';
import { easterSunday, statutoryHoliday, statutoryHolidays, weekdayOf } from './statutory-holidays.js';

const PROVINCES = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'];

describe('statutory holidays', () => {
  it.each([
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter of %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it.each([
    [
      'ON',
      'New Year 01-01, Family 02-16, Good 04-03, Victoria 05-18, Canada 07-01, Labour 09-07, Thanksgiving 10-12, Christmas 12-25, Boxing 12-26',
    ],
    [
      'QC',
      "New Year 01-01, Good 04-03, National Patriots' 05-18, National Holiday 06-24, Canada 07-01, Labour 09-07, Thanksgiving 10-12, Christmas 12-25",
    ],
    [
      'BC',
      'New Year 01-01, Family 02-16, Good 04-03, Victoria 05-18, Canada 07-01, British Columbia 08-03, Labour 09-07, National Day 09-30, Thanksgiving 10-12, Remembrance 11-11, Christmas 12-25',
    ],
    [
      'AB',
      'New Year 01-01, Family 02-16, Good 04-03, Victoria 05-18, Canada 07-01, Labour 09-07, Thanksgiving 10-12, Remembrance 11-11, Christmas 12-25',
    ],
    [
      'MB',
      'New Year 01-01, Louis Riel 02-16, Good 04-03, Victoria 05-18, Canada 07-01, Labour 09-07, National Day 09-30, Thanksgiving 10-12, Christmas 12-25',
    ],
    ['NS', 'New Year 01-01, Heritage 02-16, Good 04-03, Canada 07-01, Labour 09-07, Christmas 12-25'],
    [
      'PE',
      'New Year 01-01, Islander 02-16, Good 04-03, Canada 07-01, Labour 09-07, National Day 09-30, Remembrance 11-11, Christmas 12-25',
    ],
    ['NL', 'New Year 01-01, Good 04-03, Memorial 07-01, Labour 09-07, Remembrance 11-11, Christmas 12-25'],
    [
      'YT',
      'New Year 01-01, Good 04-03, Victoria 05-18, National Indigenous 06-21, Canada 07-01, Discovery 08-17, Labour 09-07, National Day 09-30, Thanksgiving 10-12, Remembrance 11-11, Christmas 12-25',
    ],
    [
      'NU',
      'New Year 01-01, Good 04-03, Victoria 05-18, Canada 07-01, Nunavut 07-09, Civic 08-03, Labour 09-07, National Day 09-30, Thanksgiving 10-12, Remembrance 11-11, Christmas 12-25',
    ],
  ])('%s in 2026', (province, expected) => {
    const days = statutoryHolidays(2026, province);
    const wanted = expected.split(', ').map((text) => [text.slice(0, -6), `2026-${text.slice(-5)}`] as const);
    expect(days.map(({ day }) => day)).toEqual(wanted.map(([, day]) => day));
    days.forEach(({ name }, at) => {
      expect(name).toContain(wanted[at]?.[0]);
    });
  });

  it('move Canada Day off a Sunday where the act says so', () => {
    expect(statutoryHoliday('2029-07-02', 'QC')).toBe('Canada Day');
    expect(statutoryHoliday('2029-07-01', 'QC')).toBeUndefined();
    expect(statutoryHoliday('2029-07-01', 'ON')).toBe('Canada Day');
    for (const province of ['AB', 'BC', 'NB', 'PE'])
      expect(statutoryHoliday('2029-07-02', province)).toBe('Canada Day');
    expect(statutoryHoliday('2029-07-01', 'NS')).toBe('Canada Day');
    expect(statutoryHoliday('2029-07-01', 'NL')).toBe('Memorial Day');
  });

  it.each([
    [2024, '02-19', '03-29', '05-20', '08-05', '09-02', '10-14'],
    [2025, '02-17', '04-18', '05-19', '08-04', '09-01', '10-13'],
    [2026, '02-16', '04-03', '05-18', '08-03', '09-07', '10-12'],
    [2027, '02-15', '03-26', '05-24', '08-02', '09-06', '10-11'],
    [2028, '02-21', '04-14', '05-22', '08-07', '09-04', '10-09'],
  ])(
    'that move are in %i where the calendars print them',
    (year, family, good, victoria, civic, labour, thanks) => {
      const days = statutoryHolidays(year, 'SK').map(({ day }) => day.slice(5));
      expect(days).toEqual([
        '01-01',
        family,
        good,
        victoria,
        '07-01',
        civic,
        labour,
        thanks,
        '11-11',
        '12-25',
      ]);
    },
  );

  it('remember the residential schools on the day itself, also on a Saturday, since the province says so', () => {
    const since = (province: string) =>
      [2021, 2022, 2023, 2024, 2028].filter((year) => statutoryHoliday(`${year}-09-30`, province));
    expect(since('PE')).toEqual([2022, 2023, 2024, 2028]);
    expect(since('BC')).toEqual([2023, 2024, 2028]);
    expect(since('MB')).toEqual([2024, 2028]);
    for (const province of ['AB', 'ON', 'QC', 'SK', 'NS', 'NL', 'NB']) expect(since(province)).toEqual([]);
  });

  it('begin when their law did', () => {
    expect(statutoryHoliday('2022-09-30', 'BC')).toBeUndefined();
    expect(statutoryHoliday('2023-09-30', 'BC')).toBe('National Day for Truth and Reconciliation');
    expect(statutoryHoliday('2018-02-12', 'BC')).toBe('Family Day');
    expect(statutoryHoliday('2019-02-18', 'BC')).toBe('Family Day');
    expect(statutoryHolidays(2026, 'NY')).toEqual([]);
  });

  it('fall on the weekdays their rules name, in every province and year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2200 }), fc.constantFrom(...PROVINCES), (year, province) => {
        const all = statutoryHolidays(year, province);
        expect(new Set(all.map(({ day }) => day)).size).toBe(all.length);
        expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).sort());
        for (const { day, name } of all) {
          expect(day.startsWith(`${year}-`)).toBe(true);
          if (
            /Family|Louis|Heritage|Islander|Victoria|Patriots|Labour|Thanksgiving|Civic|Discovery/.test(name)
          )
            expect(weekdayOf(day)).toBe(1);
          if (name === 'Good Friday')
            expect([weekdayOf(day), addDays(day, 2)]).toEqual([5, easterSunday(year)]);
          if (/Victoria|Patriots/.test(name))
            expect(day > `${year}-05-17` && day < `${year}-05-25`).toBe(true);
          expect(statutoryHoliday(day, province)).toBe(name);
        }
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe(0);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});
