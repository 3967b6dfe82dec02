import { Money } from '#kernel';
import { factsOf } from './booked-facts.js';
import type { BothSides } from './both-sides.js';
import { FoundDifferences } from './found-differences.js';
import type { Named } from './naming.js';
import type { OpenGap, PartyGap } from './our-books.repository.js';
import { partyFindings } from './party-findings.js';
import type { Finding } from './reconciliation.types.js';

const PARTY: PartyGap = {
  ...{ party: 'p', partyId: 'p', remoteId: '7', name: 'Amy', ours: '100.00', theirs: '60.00', documents: 3 },
};
const gap = (changes: Partial<OpenGap>): OpenGap => ({
  ...{
    entity: 'invoice',
    localId: 'a',
    remoteId: '1',
    ourParty: 'p',
    theirParty: 'p',
    ours: '0',
    theirs: '0',
  },
  ...changes,
});
const of = (
  parties: PartyGap[],
  documents: OpenGap[],
  open: Parameters<typeof partyFindings>[0]['open'] = [],
) =>
  partyFindings({ side: 'receivable', currency: 'CAD', parties, documents, open }).map(
    ({ cause, amount, detail }) => [cause, amount, detail.note ?? ''].join(' ').trim(),
  );

describe('what a customer owes in two books', () => {
  it('is no difference of its own where her documents explain it', () => {
    expect(of([PARTY], [gap({ ours: '40', theirs: '0' })])).toEqual([]);
  });

  it('is told with what no document of ours explains', () => {
    const cheque = { entity: null, remoteId: '9', partyId: '7', kind: 'Journal Entry', number: '12' };
    expect(of([PARTY], [], [{ ...cheque, amount: '-40' }])).toEqual([
      'only-there 40.00 Journal Entry 12 -40.00',
    ]);
    expect(of([PARTY], [gap({ ours: '30', theirs: '0' })])).toEqual(['unexplained 10.00']);
    expect(of([{ ...PARTY, theirs: '99.98' }], [])).toEqual(['rounding 0.02']);
  });

  it('differs for both customers where a document is on another one there', () => {
    const other = { ...PARTY, party: 'q', partyId: 'q', remoteId: '8', ours: '0', theirs: '40.00' };
    expect(of([PARTY, other], [])).toEqual(['unexplained 40.00', 'unexplained 40.00']);
  });
});

describe('what was found', () => {
  const invoice = (open: string) => factsOf({ total: '100', taxAmount: '0', balance: open });
  const payment = (amount: string) =>
    factsOf({ amount, unappliedAmount: '0', lines: [{ invoiceId: 'a', amount }] });
  const named = (pair: Partial<BothSides>, kind: Finding['kind'], amount: string): Named =>
    ({
      pair: { link: undefined, ...pair },
      finding: { ...pair, kind, amount, detail: {} },
    }) as unknown as Named;
  const differing = named(
    { entity: 'invoice', localId: 'a', remoteId: '1', ours: invoice('100'), theirs: invoice('40') },
    'balance-differs',
    '60.00',
  );
  const missing = (amount: string) =>
    named(
      { entity: 'payment', localId: null, remoteId: '5', ours: undefined, theirs: payment(amount) },
      'payment-not-here',
      amount,
    );
  const told = (...all: Named[]) => {
    const found = new FoundDifferences();
    found.note([], all);
    return found.explained().map(({ kind, amount }) => `${kind} ${Money.of(amount).toFixed()}`);
  };

  it('is the payment that is missing, and not the invoice that it pays', () => {
    expect(told(differing, missing('60'))).toEqual(['payment-not-here 60.00']);
  });

  it('is what is left of an invoice when a payment explains a part of it', () => {
    expect(told(differing, missing('50'))).toEqual(['balance-differs 10.00', 'payment-not-here 50.00']);
  });

  it('is what an invoice is worth at another rate, which no payment explains', () => {
    const sides = { ours: invoice('100'), theirs: invoice('100') };
    const worth = named(
      { entity: 'invoice', localId: 'a', remoteId: '1', ...sides },
      'balance-differs',
      '5.00',
    );
    const rates = { ours: '1.35', theirs: '1.4' };
    const other = { ...worth, finding: { ...worth.finding, detail: { rates } } };
    expect(told(other, missing('40'))).toEqual(['balance-differs 5.00', 'payment-not-here 40.00']);
  });
});
