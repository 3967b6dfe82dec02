import { judge, type Pair, totalsOf } from './compare.mjs';

const entry = (changes: object = {}) => ({
  ...{ id: '1', number: 'INV-1', currency: 'CAD', total: '113.00', open: '0.00' },
  ...changes,
});
const pair = (ours: object = {}, theirs: object = {}) => ({
  ours: entry(ours),
  // QuickBooks tells amounts as numbers.
  theirs: entry({ total: 113, open: 0, ...theirs }),
});
const judged = (invoices: Pair[], made = ['INV-1']) => judge({ invoices, payments: [] }, made);

describe('the verdict on both sets of books', () => {
  it('agrees when every document has its equal', () => {
    expect(judged([pair()])).toMatchObject({ agrees: true, missing: 0, notOnce: 0 });
  });

  it.each([
    ['a cent of difference', [pair({ total: '113.01' })]],
    ['a payment that one side does not know', [pair({ open: '113.00' })]],
    [
      'differences that cancel each other out',
      [pair({ total: '114' }), pair({ total: '112' }, { number: 'INV-2' })],
    ],
    ['a document that is missing there', [pair(), { ours: entry({ total: '0' }) }]],
    ['a document that is missing here', [pair(), { theirs: entry({ number: 'INV-2', total: 0 }) }]],
    ['an invoice that is there twice', [pair(), pair()]],
    ['an invoice that never arrived', []],
  ] as [string, Pair[]][])('does not agree with %s', (_, invoices) => {
    expect(judged(invoices).agrees).toBe(false);
  });

  it('adds up each currency by itself', () => {
    const usd = pair({ currency: 'USD' }, { currency: 'USD' });
    const totals = totalsOf([pair(), usd, pair()]);
    expect(totals.map(({ currency, ours }) => [currency, ours.count, ours.total.toFixed(2)])).toEqual([
      ['CAD', 2, '226.00'],
      ['USD', 1, '113.00'],
    ]);
  });
});
