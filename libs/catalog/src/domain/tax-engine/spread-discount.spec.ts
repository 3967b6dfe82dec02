import { Money } from '#kernel';
import { afterDiscount } from './spread-discount.js';

describe('a discount before tax', () => {
  it('is spread over the taxed lines, the last with the odd cent', () => {
    const left = afterDiscount(
      ['33.33', '33.33', '33.34'].map((amount) => Money.of(amount)),
      Money.of('100.00'),
      Money.of('10.00'),
    );
    expect(left.map((amount) => amount.toFixed())).toEqual(['30.00', '30.00', '30.00']);
  });

  it('changes nothing where there is none', () => {
    expect(afterDiscount([Money.of('5')], Money.of('5'), Money.zero).map(String)).toEqual(['5']);
  });
});
