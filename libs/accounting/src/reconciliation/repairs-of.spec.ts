import type { Difference } from './reconciliation.types.js';
import { repairsOf } from './repairs-of.js';

const of = (changes: Partial<Difference>) =>
  repairsOf({
    ...{ kind: 'amount-differs', cause: 'edit-there', status: 'open' },
    ...{ localId: '019a0000-0000-7000-8000-000000000000', remoteId: '7' },
    ...changes,
  } as Difference);

describe('what can be done about a difference', () => {
  it.each([
    ['what was changed there is read again', {}, 'read-again'],
    ['what was changed here is sent again', { cause: 'change-here' }, 'send-again'],
    ['what is on its way is sent now', { cause: 'timing' }, 'send-again'],
    ['what was never sent is sent', { kind: 'not-there', remoteId: null }, 'send-again'],
    ['what is void here is taken back there', { kind: 'void-here-open-there' }, 'send-again'],
    ['what was deleted there is first taken back here', { kind: 'deleted-there' }, 'read-again'],
    ['a conflict is decided elsewhere', { cause: 'conflict' }, 'check-again'],
    ['a quantity that moved there is read again', { kind: 'quantity-differs' }, 'read-again'],
    [
      'a quantity that waits for its day to be over is looked at',
      { kind: 'quantity-differs', cause: 'timing' },
      'check-again',
    ],
    ['a balance of a customer is looked at', { kind: 'party-balance-differs' }, 'check-again'],
  ] as [string, Partial<Difference>, string][])('%s', (_, difference, first) => {
    expect(of(difference)[0]).toBe(first);
    expect(of(difference)).toContain('explain');
  });

  it('is nothing once both sides agree', () => {
    expect(of({ status: 'settled' })).toEqual([]);
  });
});
