import fc from 'fast-check';
import { percentOf, ratesByEntity, ratesOf, type TallyRow } from './rates.js';
import type { Outcome } from './tally.repository.js';

const row = (entity: string, outcome: Outcome, tries: number, retries = 0): TallyRow => ({
  entity,
  outcome,
  tries: { day: 0, week: tries, month: tries },
  retries: { day: 0, week: retries, month: retries },
});

describe('the success rate of writes', () => {
  it('is the share of tries that went through, and knows nothing of hours without any', () => {
    const { week, day } = ratesOf([
      row('invoice', 'confirmed', 7, 2),
      row('invoice', 'failed', 2, 1),
      row('bill', 'parked', 1),
    ]);
    expect(week).toMatchObject({ tries: 10, confirmed: 7, failed: 2, parked: 1, successPercent: '70' });
    expect(week).toMatchObject({ retries: 3, retriesConfirmed: 2 });
    expect(day).toMatchObject({ tries: 0, successPercent: null });
  });

  it('does not count against a document that it waits for its customer', () => {
    const { week } = ratesOf([row('invoice', 'confirmed', 1), row('invoice', 'waited', 9)]);
    expect(week).toMatchObject({ tries: 1, waited: 9, successPercent: '100' });
  });

  it('is told for each kind of record, the busiest first', () => {
    const rates = ratesByEntity([
      row('customer', 'confirmed', 3),
      row('invoice', 'confirmed', 4),
      row('invoice', 'uncertain', 1),
    ]);
    expect(rates.map(({ entity, month }) => [entity, month.successPercent])).toEqual([
      ['invoice', '80'],
      ['customer', '100'],
    ]);
  });

  it('is never told as 100 while one try failed', () => {
    expect(percentOf(999_999, 1_000_000)).toBe('99.99');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.nat(), (whole, seed) => {
        const part = seed % (whole + 1);
        expect(percentOf(part, whole) === '100').toBe(part === whole);
        expect(Math.abs(Number(percentOf(part, whole)) - (100 * part) / whole)).toBeLessThan(0.0101);
      }),
    );
  });
});
