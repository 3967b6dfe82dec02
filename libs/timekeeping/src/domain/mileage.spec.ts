import fc from 'fast-check';
import { Money } from '#kernel';
import { mileageOf } from './mileage.js';

const trip = (kilometres: string, before = '0', changes: object = {}) =>
  mileageOf({ day: '2026-05-04', kilometres, before, province: 'ON', ...changes });

describe('mileage', () => {
  it.each([
    ['a trip in Ontario', trip('100'), '73.00'],
    ['a trip in Yukon', trip('100', '0', { province: 'YT' }), '77.00'],
    ['a trip of 2024', trip('100', '0', { day: '2024-12-31' }), '70.00'],
    ['a trip after 5,000 kilometres', trip('100', '6200.5'), '67.00'],
    ['a trip over the 5,000th kilometre', trip('100', '4950'), '70.00'],
    ['half a kilometre', trip('0.5'), '0.37'],
  ])('pays %s', (_, { amount }, expected) => {
    expect(amount).toBe(expected);
  });

  it('says what it was made of', () => {
    expect(trip('100', '4990').basis).toEqual({
      ...{ year: 2026, region: 'province', before: '4990' },
      parts: [
        { kilometres: '10', rate: '0.73' },
        { kilometres: '90', rate: '0.67' },
      ],
    });
  });

  it('never loses a kilometre between the two rates', () => {
    const tenths = fc
      .integer({ min: 1, max: 90_000 })
      .map((count) => Money.of(count).dividedBy(10).toString());
    fc.assert(
      fc.property(tenths, tenths, (kilometres, before) => {
        const { basis } = trip(kilometres, before);
        expect(Money.sum(basis.parts.map((part) => part.kilometres)).equals(kilometres)).toBe(true);
      }),
    );
  });

  it('is refused for a year whose rates nobody has published', () => {
    expect(() => trip('10', '0', { day: '2031-01-01' })).toThrow('in 2031 is not known');
  });
});
