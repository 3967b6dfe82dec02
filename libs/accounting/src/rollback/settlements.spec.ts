import { bundlesOf, documentsOf, type Meant, partedFrom, type Settled } from './settlements.js';

const invoice = (localId: string, now: object, next: object): Meant => ({
  ...{ entity: 'invoice', localId },
  now: { status: 'sent', total: '113', ...now },
  next: { status: 'sent', total: '113', ...next },
});
const payment = (localId: string, invoiceId: string, amount: string): Meant => ({
  ...{ entity: 'payment', localId },
  now: { status: 'recorded', amount, unappliedAmount: '0', lines: [{ invoiceId, amount }] },
  next: { status: 'void', amount, unappliedAmount: '0', lines: [] },
});
const settled = (used: Record<string, string>, ...uses: [string, string, string][]): Settled => ({
  used: new Map(Object.entries(used)),
  uses: uses.map(([owner, document, amount]) => ({ owner, document, amount })),
});
const left = (meant: Meant[], now: Settled) =>
  [...partedFrom(meant, now)].map(({ localId }) => localId).sort();

describe('amounts that hang together', () => {
  it('an invoice is not opened again without the payment that paid it, nor the payment taken back alone', () => {
    const opened = invoice('i', { balance: '0' }, { balance: '113' });
    const paid = payment('p', 'i', '113');
    const now = settled({ i: '113' }, ['p', 'i', '113']);
    expect(left([opened], now)).toEqual(['i']);
    expect(left([paid], now)).toEqual(['p']);
    expect(left([opened, paid], now)).toEqual([]);
  });

  it('an invoice that two runs paid keeps the payment of the first, too', () => {
    const now = settled({ i: '113' }, ['p1', 'i', '50'], ['p2', 'i', '63']);
    expect(left([payment('p1', 'i', '50')], now)).toEqual(['p1']);
  });

  it('a payment of two invoices stays with both when one of them stays, and so does what pays the other', () => {
    const both: Meant = {
      ...{ entity: 'payment', localId: 'p' },
      now: {
        ...{ status: 'recorded', amount: '20', unappliedAmount: '0' },
        lines: ['i', 'k'].map((invoiceId) => ({ invoiceId, amount: '10' })),
      },
      next: { status: 'void', amount: '20', unappliedAmount: '0', lines: [] },
    };
    const open = (id: string) => invoice(id, { total: '10', balance: '0' }, { total: '10', balance: '10' });
    const now = settled({ i: '10', k: '10' }, ['p', 'i', '10'], ['p', 'k', '10']);
    expect(left([both, open('i')], now)).toEqual(['i', 'p']);
    expect(left([both, open('i'), open('k')], now)).toEqual([]);
    expect(new Set(bundlesOf([both, open('i'), open('k')]).values()).size).toBe(1);
    expect(documentsOf([both]).sort()).toEqual(['i', 'k', 'p']);
  });

  it('an invoice that was made is voided only with everything that pays it', () => {
    const made = invoice('i', { balance: '63' }, { status: 'void', balance: '0' });
    const first = payment('p1', 'i', '50');
    expect(left([made, first], settled({ i: '50' }, ['p1', 'i', '50']))).toEqual([]);
    const since = settled({ i: '50' }, ['p1', 'i', '50'], ['p2', 'i', '5']);
    expect(left([made, first], since)).toEqual(['i', 'p1']);
  });

  it('a new memo of a paid invoice is no matter of its payment, nor a total that moved with its balance', () => {
    const now = settled({ i: '50' }, ['p', 'i', '50']);
    expect(left([invoice('i', { balance: '63' }, { balance: '63' })], now)).toEqual([]);
    expect(left([invoice('i', { balance: '63' }, { total: '100', balance: '50' })], now)).toEqual([]);
    expect(bundlesOf([invoice('i', { balance: '63' }, { balance: '63' })]).size).toBe(0);
  });

  it('the use of a credit is taken back with the credit and the invoice that it names', () => {
    const pairs = [{ creditId: 'c', invoiceId: 'i', amount: '40' }];
    const use: Meant = {
      ...{ entity: 'credit-use', localId: 'u' },
      now: { voided: false, pairs },
      next: { voided: true, pairs },
    };
    const credit: Meant = {
      ...{ entity: 'credit', localId: 'c' },
      now: { status: 'used', total: '40', balance: '0' },
      next: { status: 'open', total: '40', balance: '40' },
    };
    const opened = invoice('i', { balance: '73' }, { balance: '113' });
    const now = settled({ i: '40', c: '40' }, ['u', 'i', '40'], ['u', 'c', '40']);
    expect(left([use, credit, opened], now)).toEqual([]);
    expect(left([use, opened], now)).toEqual(['i', 'u']);
  });
});
