import { unheardBalance } from './unheard-balance.js';

const owed = (total: string, balance: string) => ({ total, balance });

describe('what was paid there before our write was confirmed', () => {
  it('is news on a record that was just created: all of it was agreed to be open', () => {
    expect(unheardBalance(owed('100', '0'), undefined, owed('100', '100'))).toBe('100');
    expect(unheardBalance(owed('100', '70'), undefined, owed('100', '100'))).toBe('100');
    expect(unheardBalance(owed('100', '70'), {}, owed('100', '100'))).toBe('100');
  });

  it('is news on a record that was changed: only what came since', () => {
    expect(unheardBalance(owed('100', '50'), owed('100', '70'), owed('100', '70'))).toBe('70');
    expect(unheardBalance(owed('120', '70'), owed('100', '70'), owed('120', '90'))).toBe('90');
  });

  it('is none where nothing was paid, or nothing more than we know', () => {
    expect(unheardBalance(owed('100', '100'), undefined, owed('100', '100'))).toBeUndefined();
    expect(unheardBalance(owed('120', '90'), owed('100', '70'), owed('120', '90'))).toBeUndefined();
  });

  it('is not what we are about to pay ourselves', () => {
    expect(unheardBalance(owed('100', '70'), owed('100', '70'), owed('100', '50'))).toBeUndefined();
    expect(unheardBalance(owed('100', '100'), undefined, owed('100', '0'))).toBeUndefined();
  });

  it('is known already where ours says the same, as after a payment that was confirmed first', () => {
    expect(unheardBalance(owed('100', '50'), owed('100', '100'), owed('100', '50'))).toBeUndefined();
  });

  it('is asked of documents alone that can be paid', () => {
    expect(unheardBalance({}, undefined, {})).toBeUndefined();
    expect(unheardBalance(owed('100', '70'), undefined, {})).toBeUndefined();
  });
});
