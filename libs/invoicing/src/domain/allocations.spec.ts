import fc from 'fast-check';
import { Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { applyPayment, revertPayment } from './allocations.js';

const CUSTOMER = 'customer';
const invoiceOf = (id: string, total: string, changes: object = {}) => ({
  id,
  number: id.toUpperCase(),
  direction: 'receivable' as const,
  status: 'sent' as const,
  customerId: CUSTOMER,
  contractorId: null,
  currency: 'CAD',
  balance: total,
  total,
  ...changes,
});
const payment = (amount: string, changes: object = {}) => ({
  direction: 'received' as const,
  customerId: CUSTOMER,
  contractorId: null,
  currency: 'CAD',
  amount,
  ...changes,
});
const cents = (value: number): string => Money.of(value).dividedBy(100).toFixed();

describe('payment allocations', () => {
  const spending = fc
    .array(
      fc.record({ total: fc.integer({ min: 1, max: 1_000_00 }), share: fc.integer({ min: 1, max: 100 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((bills) =>
      bills.map(({ total, share }, index) => ({
        invoice: invoiceOf(`inv-${index}`, cents(total)),
        amount: cents(Math.max(1, Math.floor((total * share) / 100))),
      })),
    );

  it('lose no cent: the payment is what it pays and what is left', () => {
    fc.assert(
      fc.property(spending, fc.integer({ min: 0, max: 500_00 }), (bills, extra) => {
        const spent = Money.sum(bills.map(({ amount }) => amount));
        const given = spent.plus(cents(extra));
        const allocations = bills.map(({ invoice, amount }) => ({ invoiceId: invoice.id, amount }));
        const invoices = bills.map(({ invoice }) => invoice);
        const { unappliedAmount, changes } = applyPayment(payment(given.toFixed()), allocations, invoices);
        expect(unappliedAmount).toBe(cents(extra));
        const owed = Money.sum(invoices.map((invoice) => invoice.balance));
        expect(Money.sum(changes.map((change) => change.balance)).equals(owed.minus(spent))).toBe(true);
        for (const change of changes)
          expect(change.status).toBe(Money.of(change.balance).isZero() ? 'paid' : 'partially_paid');
      }),
      { numRuns: tries(500) },
    );
  });

  it('are undone to the balance and state before', () => {
    fc.assert(
      fc.property(spending, (bills) => {
        const allocations = bills.map(({ invoice, amount }) => ({ invoiceId: invoice.id, amount }));
        const invoices = bills.map(({ invoice }) => invoice);
        const { changes } = applyPayment(payment('999999.00'), allocations, invoices);
        const paid = invoices.map((invoice, index) => ({ ...invoice, ...changes[index] }));
        const back = revertPayment(allocations, paid);
        back.forEach((change, index) => {
          expect(change).toMatchObject({ balance: invoices[index]?.balance, status: 'sent' });
        });
      }),
    );
  });

  it('leave a part-paid invoice part-paid while something is owed', () => {
    const half = invoiceOf('a', '100', { status: 'partially_paid', balance: '50' });
    expect(applyPayment(payment('10'), [{ invoiceId: 'a', amount: '10' }], [half]).changes).toEqual([
      { invoiceId: 'a', balance: '40.00', status: 'partially_paid' },
    ]);
  });

  it('are undone to no more than the total, and not on an invoice that is void', () => {
    const allocations = ['a', 'b'].map((invoiceId) => ({ invoiceId, amount: '50' }));
    const lowered = invoiceOf('a', '80', { status: 'partially_paid', balance: '40' });
    const gone = invoiceOf('b', '50', { status: 'void', balance: '0' });
    expect(revertPayment(allocations, [lowered, gone])).toEqual([
      { invoiceId: 'a', balance: '80.00', status: 'sent' },
    ]);
  });

  it('conflict with what is stored, where the payment is', () => {
    const spend = () =>
      applyPayment({ ...payment('50'), stored: 'credit' }, [{ invoiceId: 'a', amount: '50.01' }], []);
    expect(spend).toThrow(expect.objectContaining({ code: 'INVOICING.OVER_ALLOCATED', kind: 'conflict' }));
  });

  it.each([
    ['more than the balance', payment('200'), [['a', '100.01']], {}, 'INVOICING.OVER_BALANCE'],
    ['more than the payment', payment('50'), [['a', '50.01']], {}, 'INVOICING.OVER_ALLOCATED'],
    [
      'an invoice of somebody else',
      payment('50'),
      [['a', '50']],
      { customerId: 'other' },
      'INVOICING.WRONG_INVOICE',
    ],
    [
      'work of another contractor',
      payment('50', { customerId: null, contractorId: 'ours', direction: 'sent' }),
      [['a', '50']],
      { customerId: null, contractorId: 'theirs', direction: 'payable' },
      'INVOICING.WRONG_INVOICE',
    ],
    [
      'a customer’s invoice with money sent',
      payment('50', { direction: 'sent' }),
      [['a', '50']],
      {},
      'INVOICING.WRONG_INVOICE',
    ],
    ['another currency', payment('50', { currency: 'USD' }), [['a', '50']], {}, 'INVOICING.WRONG_INVOICE'],
    [
      'a bill with money received',
      payment('50'),
      [['a', '50']],
      { direction: 'payable' },
      'INVOICING.WRONG_INVOICE',
    ],
    ['a draft', payment('50'), [['a', '50']], { status: 'draft' }, 'INVOICING.NOT_PAYABLE'],
    ['a void invoice', payment('50'), [['a', '50']], { status: 'void' }, 'INVOICING.NOT_PAYABLE'],
    ['nothing', payment('50'), [['a', '0']], {}, 'INVOICING.ALLOCATION_AMOUNT'],
    ['an unknown invoice', payment('50'), [['b', '50']], {}, 'INVOICING.INVOICE_NOT_FOUND'],
    [
      'the same invoice twice',
      payment('50'),
      [
        ['a', '20'],
        ['a', '20'],
      ],
      {},
      'INVOICING.ALLOCATED_TWICE',
    ],
  ] as [string, ReturnType<typeof payment>, [string, string][], object, string][])(
    'refuse %s',
    (_, paid, allocations, changes, code) => {
      const lines = allocations.map(([invoiceId, amount]) => ({ invoiceId, amount }));
      expect(() => applyPayment(paid, lines, [invoiceOf('a', '100', changes)])).toThrow(
        expect.objectContaining({ code }),
      );
    },
  );
});
