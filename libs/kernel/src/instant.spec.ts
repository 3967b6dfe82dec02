import { isInstant } from './instant.js';

describe('an instant', () => {
  it.each([
    '2026-11-23T08:00:00-05:00',
    '2026-11-23T08:00Z',
    '2028-02-29T23:59:59.123456Z',
    '1999-12-31T00:00:00+14:00',
  ])('is %s', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    ['a day alone', '2026-11-23'],
    ['a time without its offset', '2026-11-23T08:00:00'],
    ['the 31st of February', '2026-02-31T10:00:00Z'],
    ['a leap day of another year', '2027-02-29T10:00:00Z'],
    ['an hour after midnight of the day before', '2026-02-28T25:00:00Z'],
    ['the twenty-fourth hour', '2026-02-28T24:00:00Z'],
    ['a leap second', '2026-06-30T23:59:60Z'],
    ['an offset that no place has', '2026-11-23T08:00:00+23:59'],
    ['a year that no visit was in', '0000-01-01T00:00:00Z'],
    ['a year of the far future', '12026-11-23T08:00:00Z'],
    ['words', 'tomorrow'],
    ['nothing', null],
    ['a number', 1_700_000_000_000],
  ])('is not %s', (_case, value) => {
    expect(isInstant(value)).toBe(false);
  });
});
