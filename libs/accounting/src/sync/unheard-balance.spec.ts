import { Money } from '#kernel';
import { unheardBalance } from './unheard-balance.js';

describe('what is open there when our write is confirmed', () => {
  const NOTHING = Money.zero;
  const unheard = (theirs: string, ours: string, pending = NOTHING) =>
    unheardBalance({ balance: theirs }, { balance: ours }, pending);

  it.each([
    ['a payment came there', '70', '100'],
    ['all of it was paid there', '0', '100'],
    ['a payment of ours that was there was deleted meanwhile', '25.24', '22.96'],
  ])('is news where %s: what we say was agreed on until then', (_, theirs, ours) => {
    expect(unheard(theirs, ours)).toBe(ours);
  });

  it('is none where both say the same', () => {
    expect(unheard('100', '100')).toBeUndefined();
    expect(unheard('100.00', '100')).toBeUndefined();
  });

  it('is not what we are about to pay ourselves, or to take back', () => {
    expect(unheard('70', '50', Money.of('20'))).toBeUndefined();
    expect(unheard('100', '0', Money.of('100'))).toBeUndefined();
    expect(unheard('50', '70', Money.of('-20'))).toBeUndefined();
  });

  it('is told beside what we are about to pay', () => {
    expect(unheard('70', '50', Money.of('50'))).toBe('50');
  });

  it('is none where we pay more than is open there: a person mends that', () => {
    expect(unheard('30', '0', Money.of('100'))).toBeUndefined();
  });

  it('is asked of documents alone that can be paid', () => {
    expect(unheardBalance({}, {}, NOTHING)).toBeUndefined();
    expect(unheardBalance({ balance: '70' }, {}, NOTHING)).toBeUndefined();
  });
});
