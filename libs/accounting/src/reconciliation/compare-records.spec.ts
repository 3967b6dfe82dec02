import { Money } from '#kernel';
import { factsOf } from './booked-facts.js';
import { causeOf } from './cause-of.js';
import { compareRecords, effectsOf, onlyOn } from './compare-records.js';

const INVOICE = { number: '1001', total: '113', taxAmount: '13', balance: '113', voided: false };
const compare = (changes: object, ours: object = INVOICE) =>
  compareRecords(factsOf(ours), factsOf({ ...ours, ...changes }));

describe('one document in two books', () => {
  it('agrees with itself, and a void one with any other void one', () => {
    expect(compare({})).toBeUndefined();
    expect(compare({ total: '0', balance: '0' }, { ...INVOICE, voided: true })).toBeUndefined();
  });

  it.each([
    [{ total: '124.30', taxAmount: '14.30', balance: '124.30' }, 'amount-differs', '11.30'],
    [{ total: '105', taxAmount: '5', balance: '105' }, 'tax-differs', '8.00'],
    [{ taxAmount: '12.50' }, 'tax-differs', '0.50'],
    [{ balance: '100' }, 'balance-differs', '13.00'],
    [{ voided: true, total: '0', balance: '0' }, 'open-here-void-there', '113.00'],
  ])('is told apart: %o is %s', (changes, kind, amount) => {
    const found = compare(changes);
    expect([found?.kind, found?.amount.toFixed()]).toEqual([kind, amount]);
  });

  it('is open there though it was voided here', () => {
    const found = compareRecords(factsOf({ ...INVOICE, voided: true, balance: '0' }), factsOf(INVOICE));
    expect(found).toMatchObject({ kind: 'void-here-open-there' });
    expect(found?.amount.toFixed()).toBe('113.00');
  });

  it('counts what was moved from one invoice to another once', () => {
    const payment = { amount: '100', unappliedAmount: '0', lines: [{ invoiceId: 'a', amount: '100' }] };
    const moved = { lines: [{ invoiceId: 'b', amount: '100' }] };
    const found = compare(moved, payment);
    expect(found).toMatchObject({ kind: 'allocation-differs' });
    expect(found?.amount.toFixed()).toBe('100.00');
    const effects = effectsOf(factsOf(payment), factsOf({ ...payment, ...moved }));
    expect([...effects].map(([id, amount]) => `${id} ${amount}`)).toEqual(['a 100', 'b -100']);
  });

  it('is worth something else at another rate, as long as something is open of it', () => {
    const foreign = { ...INVOICE, currency: 'USD', exchangeRate: '1.35' };
    const found = compare({ exchangeRate: '1.4' }, foreign);
    expect([found?.kind, found?.ours?.toFixed(), found?.theirs?.toFixed(), found?.amount.toFixed()]).toEqual([
      ...['balance-differs', '152.55', '158.20', '5.65'],
    ]);
    expect(compare({ exchangeRate: '1.4' }, { ...foreign, exchangeRate: null })?.amount.toFixed()).toBe(
      '45.20',
    );
    expect(compare({ exchangeRate: '1.4' }, { ...foreign, balance: '0' })).toBeUndefined();
    expect(compare({ exchangeRate: null }, foreign)).toBeUndefined();
  });

  it('has a name of its own when it moves money and one side does not have it', () => {
    expect(onlyOn('there', 'payment', false)).toBe('payment-not-here');
    expect(onlyOn('here', 'bill-payment', true)).toBe('payment-not-there');
    expect(onlyOn('here', 'invoice', true)).toBe('deleted-there');
    expect(onlyOn('there', 'bill', false)).toBe('not-here');
  });
});

describe('why two books differ', () => {
  const LAST_SYNC = new Date('2026-11-21T02:00:00Z');
  const agreed = { version: '3', updatedAt: '2026-11-01T00:00:00Z' };
  const of = (changes: Partial<Parameters<typeof causeOf>[0]>) =>
    causeOf({
      ...{ amount: Money.of('10'), isWaiting: false, hasConflict: false, lastSync: LAST_SYNC, agreed },
      ...changes,
    });
  const there = (updatedAt: string, version = '4') => ({ version, updatedAt });

  it.each([
    ['timing', { isWaiting: true, there: there('2026-11-21T01:00:00Z') }],
    ['conflict', { hasConflict: true }],
    ['rounding', { amount: Money.of('0.01'), there: there('2026-11-01T00:00:00Z', '3') }],
    // A cent that somebody changed there, and a document of one cent that is gone.
    ['missed-event', { amount: Money.of('0.01'), there: there('2026-11-21T01:00:00Z') }],
    ['missed-event', { amount: Money.of('0.01') }],
    ['edit-there', { there: there('2026-11-21T02:30:00Z') }],
    ['edit-there', { there: there('2026-11-21T01:57:00Z') }],
    ['missed-event', { there: there('2026-11-20T12:00:00Z') }],
    ['change-here', { there: there('2026-11-01T00:00:00Z', '3') }],
    ['change-here', { agreed: undefined }],
    ['missed-event', {}],
    ['edit-there', { isDeletionTold: true }],
  ])('is named %s', (cause, evidence) => {
    expect(of(evidence)).toBe(cause);
  });
});
