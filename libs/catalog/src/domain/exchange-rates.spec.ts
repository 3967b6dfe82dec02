import { lastWeekday, type PublishedRate, rateBetween, ratesIn } from './exchange-rates.js';

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
    expect(rateBetween('JPY', 'CAD', published)).toBeUndefined();
  });
});
