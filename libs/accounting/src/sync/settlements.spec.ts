import { Money } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { beyondAgreed, openBeside, unappliedOf } from './settlements.js';

const back = (amount: string, contractorId: string | null = 'vendor', voided = false) => ({
  ...{ creditId: 'credit', contractorId, customerId: null, amount, voided },
});
const paid = (amount: string, voided = false) => ({ voided, lines: [{ invoiceId: 'invoice', amount }] });
const used = (amount: string) => ({
  voided: false,
  pairs: [
    { creditId: 'credit', invoiceId: 'invoice', refundId: null, amount },
    { creditId: 'credit', invoiceId: null, refundId: 'refund', amount: '5' },
  ],
});

describe('what a settlement takes off a document that the books have not heard of', () => {
  /** Added up by document. */
  const beyond = (entity: Entity, ours: object | undefined, agreed: object | undefined) => {
    const sums = new Map<string, Money>();
    for (const [id, amount] of beyondAgreed(entity, ours && { ...ours }, agreed && { ...agreed }))
      sums.set(id, (sums.get(id) ?? Money.zero).plus(amount));
    return Object.fromEntries([...sums].map(([id, amount]) => [id, amount.toString()]));
  };

  it.each<[string, Entity, object | undefined, object | undefined, object]>([
    ['a new payment: all of it', 'payment', paid('100'), undefined, { invoice: '100' }],
    ['a payment to a vendor as well', 'bill-payment', paid('100'), undefined, { invoice: '100' }],
    ['a payment that was changed: the difference', 'payment', paid('60'), paid('100'), { invoice: '-40' }],
    [
      'a payment that was voided: what stands there',
      'payment',
      paid('100', true),
      paid('100'),
      { invoice: '-100' },
    ],
    [
      'a payment that is gone here: what stands there',
      'payment',
      undefined,
      paid('100'),
      { invoice: '-100' },
    ],
    [
      'a use of a credit: from the credit all of it, from the invoice what was not given back as money',
      'credit-use',
      used('30'),
      undefined,
      { credit: '35', invoice: '30' },
    ],
    [
      'what a vendor gave back: all of it, from his credit',
      'refund',
      back('20'),
      undefined,
      { credit: '20' },
    ],
    ['what a customer got back: nothing, its use tells', 'refund', back('20', null), undefined, {}],
    [
      'what a vendor gave back and was taken back here: what stands there',
      'refund',
      back('20', 'vendor', true),
      back('20'),
      { credit: '-20' },
    ],
    [
      'what a vendor gave back of a payment: nothing',
      'refund',
      { ...back('20'), creditId: null },
      undefined,
      {},
    ],
    [
      'one that both sides have: nothing',
      'credit-use',
      used('30'),
      used('30'),
      { credit: '0', invoice: '0' },
    ],
  ])('%s', (_, entity, ours, agreed, expected) => {
    expect(beyond(entity, ours, agreed)).toEqual(expected);
  });
});

describe('what is open here, beside settlements that the books do not know of yet', () => {
  it.each([
    ['what they say without what we paid', '30', '70', false],
    ['what they say with what we took back', '-40', '140', false],
    ['nothing when we paid all of it', '100', '0', false],
    ['nothing when we paid more: a person has to mend that', '100.01', '0', true],
  ])('is %s', (_, pending, balance, isTooMuch) => {
    expect(openBeside('100', Money.of(pending))).toEqual({ balance, isTooMuch });
  });
});

describe('what is left of a payment that both sides changed', () => {
  const lines = [{ lineNumber: 1, invoiceId: 'invoice', amount: '60' }];
  const cheque = { lineNumber: 1, refundId: null, amount: '15' };
  const ours = { lineNumber: 1, refundId: 'refund', amount: '10' };
  /** Of 100, with 60 on an invoice and a cheque of 15 there that is none of ours. */
  const theirs = { amount: '100', unappliedAmount: '25', lines, refunds: [cheque] };

  it('is what they say, also beside a cheque that only they know', () => {
    expect(unappliedOf({ amount: '100', lines, refunds: [] }, theirs)).toBe('25');
  });

  it('is less what we gave back, and not less again once they know', () => {
    const merged = { amount: '100', lines, refunds: [ours] };
    expect(unappliedOf(merged, theirs)).toBe('15');
    expect(unappliedOf(merged, { ...theirs, unappliedAmount: '15', refunds: [cheque, ours] })).toBe('15');
  });

  it('is more by what came in more, and of a payment to a vendor what no bill used', () => {
    expect(unappliedOf({ amount: '120', lines }, { amount: '100', unappliedAmount: '40', lines })).toBe('60');
  });
});
