import { lastWeekday, type PublishedRate, rateBetween, ratesIn, rateTable } from './exchange-rates.js';

describe('exchange rates', () => {
  it("are read from the bank's answer, without what is no rate", () => {
    const answer = {
      observations: [
        { d: '2026-11-19', FXUSDCAD: { v: '1.4021' }, FXEURCAD: { v: '1.6200' } },
        { d: '2026-11-20', FXUSDCAD: { v: '' }, FXEURCAD: {} },
        { d: 'yesterday', FXUSDCAD: { v: '1.40' } },
      ],
    };
    expect(ratesIn(answer, ['USD', 'EUR'])).toEqual([
      { currency: 'USD', day: '2026-11-19', rate: '1.4021' },
      { currency: 'EUR', day: '2026-11-19', rate: '1.62' },
    ]);
    expect([null, 'x', {}, { observations: {} }].map((odd) => ratesIn(odd, ['USD']))).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-20'],
    ['2026-11-22', '2026-11-20'],
    ['2026-11-23', '2026-11-23'],
  ])('are expected for %s from %s', (day, expected) => {
    expect(lastWeekday(day)).toBe(expected);
  });

  it('go by way of the Canadian dollar where home is another currency', () => {
    const known: Record<string, PublishedRate> = {
      USD: { currency: 'USD', day: '2026-11-20', rate: '1.4' },
      EUR: { currency: 'EUR', day: '2026-11-19', rate: '1.61' },
    };
    const published = (currency: string): PublishedRate | undefined => known[currency];
    expect(rateBetween('USD', 'CAD', published)).toEqual({ rate: '1.4', rateDate: '2026-11-20' });
    expect(rateBetween('EUR', 'USD', published)).toEqual({ rate: '1.15', rateDate: '2026-11-19' });
    expect(rateBetween('USD', 'EUR', published)?.rateDate).toBe('2026-11-19');
    expect(rateBetween('JPY', 'CAD', published)).toBeUndefined();
  });
});

describe('a table of published rates', () => {
  const usd = (day: string, rate: string) => ({ currency: 'USD', day, rate });
  const table = rateTable([
    usd('2026-11-02', '1.36'),
    usd('2026-11-06', '1.4'),
    { currency: 'EUR', day: '2026-11-05', rate: '1.54' },
  ]);

  it('answers as a document of the day would have it: its own rate, or the last one before', () => {
    expect(table.between('USD', 'CAD', '2026-11-06')).toEqual({ rate: '1.4', rateDate: '2026-11-06' });
    expect(table.between('USD', 'CAD', '2026-11-05')).toEqual({ rate: '1.36', rateDate: '2026-11-02' });
    expect(table.between('EUR', 'USD', '2026-11-08')).toEqual({ rate: '1.1', rateDate: '2026-11-05' });
  });

  it('has no rate for what is too old, too early or not published', () => {
    expect(table.between('USD', 'CAD', '2026-11-01')).toBeUndefined();
    expect(table.between('USD', 'CAD', '2026-11-30')).toBeUndefined();
    expect(table.between('JPY', 'CAD', '2026-11-06')).toBeUndefined();
    expect(table.between('USD', 'CAD', 'soon')).toBeUndefined();
  });
});
