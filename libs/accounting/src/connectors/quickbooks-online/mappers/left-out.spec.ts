import type { Entity } from '../../../ports/canonical-documents.js';
import * as wire from '../fixtures/documents.js';
import * as settled from '../fixtures/settlements.js';
import { kindOf } from '../quickbooks-online.entities.js';
import { billPaymentMapper } from './bill-payment.mapper.js';
import { creditUseMapper, vendorCreditUseMapper } from './credit-use.mapper.js';
import { billMapper, invoiceMapper } from './invoice.mapper.js';
import { paymentMapper } from './payment.mapper.js';
import { refundMapper } from './refund.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };
const SALE = { Id: '9', TxnDate: '2026-01-02', CustomerRef: { value: '58' } };
const PURCHASE = { Id: '9', TxnDate: '2026-01-02', VendorRef: { value: '77' } };
const HOURS = { ...PURCHASE, NameOf: 'Vendor' };
const NOTHING = { currency: 'CAD', exchangeRate: null, total: '0', taxAmount: '0', subtotal: '0', lines: [] };

describe('records that leave out what they could say', () => {
  it.each<[Entity, string, object, object]>([
    ['account', 'no name and no type', {}, { name: '', type: 'Other', currency: 'CAD', active: true }],
    [
      'invoice',
      'no number, money or lines',
      SALE,
      { ...NOTHING, number: 'QBO-9', discountAmount: '0', balance: '0', voided: false },
    ],
    [
      'invoice',
      'a discount without words',
      { ...SALE, Line: [{ Amount: 5, DetailType: 'DiscountLineDetail' }] },
      { discountAmount: '5', lines: [{ description: 'Discount', amount: '-5', unitPrice: '-5' }] },
    ],
    ['bill', 'no number, money or lines', PURCHASE, { ...NOTHING, number: 'QBO-9', balance: '0' }],
    ['estimate', 'no number, money, state or lines', SALE, { ...NOTHING, number: 'QBO-9', state: 'pending' }],
    ['purchase-order', 'no number, money, state or lines', PURCHASE, { ...NOTHING, state: 'open' }],
    ['credit', 'only what remains of it', { ...SALE, RemainingCredit: 46.5 }, { balance: '46.5' }],
    ['credit', 'a balance and what remains', { ...SALE, Balance: 3, RemainingCredit: 4 }, { balance: '3' }],
    ['vendor-credit', 'nothing of what remains', PURCHASE, { ...NOTHING, balance: '0' }],
    ['payment', 'no money', SALE, { amount: '0', unappliedAmount: '0', lines: [], refunds: [] }],
    ['bill-payment', 'no money and no account', PURCHASE, { amount: '0', accountId: null, lines: [] }],
    [
      'bill-payment',
      'voided, without amounts',
      { ...PURCHASE, PrivateNote: 'Voided', Line: [{ LinkedTxn: [{ TxnType: 'Bill', TxnId: '20' }] }] },
      { voided: true, amount: '0', unappliedAmount: '0', lines: [{ invoiceId: '20', amount: '0' }] },
    ],
    [
      'refund',
      'no money, account or reference',
      { Id: '9', TxnDate: '2026-01-02', EntityRef: { value: '58', type: 'Customer' } },
      { amount: '0', currency: 'CAD', accountId: null, reference: null, voided: false },
    ],
    ['time-activity', 'no hours', HOURS, { minutes: 0, billable: false, hourlyRate: null }],
    [
      'time-activity',
      'a start without an end',
      { ...HOURS, StartTime: '2026-01-02T08:00:00-05:00', Hours: 2 },
      { minutes: 120 },
    ],
  ])('%s: %s', (entity, _, record, expected) => {
    expect(kindOf(entity).mapper.toCanonical(record, CAD)).toMatchObject(expected);
  });

  it('a changed line without words replaces the one without words', () => {
    const line = (Id: string, Description?: string) => ({
      Id,
      Description,
      Amount: 20,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: '7' }, Qty: 1, UnitPrice: 20 },
    });
    const existing = { ...wire.INVOICE, Line: [line('1', 'Call-out'), line('2')] };
    const invoice = invoiceMapper.toCanonical(existing, CAD);
    if (!invoice) throw new Error('not mirrored');
    const lines = invoice.lines.slice(1).map((each) => ({ ...each, quantity: '2', amount: '40' }));
    const { Line } = invoiceMapper.toWire({ ...invoice, lines }, { ...WRITING, existing });
    expect(Line).toMatchObject([{ Id: '2', Description: undefined, Amount: 40 }]);
  });
});

describe('what was changed, or made another way', () => {
  const payment = paymentMapper.toCanonical(settled.PAYMENT, CAD);
  if (!payment) throw new Error('not mirrored');

  it('an invoice taken off a payment keeps what the credit pays of it, and goes when no credit does', () => {
    const byMoney = { Amount: 60, LinkedTxn: [{ TxnId: '1044', TxnType: 'Invoice' }] };
    const existing = { ...settled.PAYMENT, Line: [...settled.PAYMENT.Line, byMoney] };
    expect(paymentMapper.toWire({ ...payment, lines: [] }, { ...WRITING, existing }).Line).toEqual([
      { Amount: 10, LinkedTxn: [{ TxnId: '1042', TxnType: 'Invoice' }] },
      settled.PAYMENT.Line[1],
    ]);
  });

  it('money given back that is not in the books yet waits', () => {
    const refunds = [
      { lineNumber: 1, refundId: null, amount: '40' },
      { lineNumber: 2, refundId: '777', amount: '5' },
    ];
    expect(paymentMapper.toWire({ ...payment, lines: [], refunds }, WRITING).Line).toEqual([
      { Amount: 5, LinkedTxn: [{ TxnId: '777', TxnType: 'Expense' }] },
    ]);
  });

  it('a line that does not say what it links to is neither paid nor a credit', () => {
    const unnamed = { Amount: 10, LinkedTxn: [{ TxnId: '900' }] };
    const existing = { ...settled.PAYMENT, Line: [...settled.PAYMENT.Line.slice(0, 1), unnamed] };
    expect(paymentMapper.toCanonical(existing, CAD)?.lines).toEqual([
      { lineNumber: 1, invoiceId: '1042', amount: '200' },
    ]);
    expect(creditUseMapper.toCanonical(existing, CAD)).toBeUndefined();
  });

  it('a bill paid by card is known by its card, which stays until another account is chosen', () => {
    const CreditCardPayment = { CCAccountRef: { value: '41', name: 'Visa' } };
    const existing = {
      ...settled.BILL_PAYMENT,
      PayType: 'CreditCard',
      CheckPayment: undefined,
      CreditCardPayment,
    };
    const paid = billPaymentMapper.toCanonical(existing, CAD);
    if (!paid) throw new Error('not mirrored');
    expect(paid.accountId).toBe('41');
    expect(billPaymentMapper.toWire(paid, { ...WRITING, existing })).toMatchObject({
      PayType: 'CreditCard',
      CreditCardPayment,
    });
    const account = { id: '35', isCard: false };
    expect(
      billPaymentMapper.toWire({ ...paid, accountId: '35' }, { ...WRITING, existing, account }),
    ).toMatchObject({
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '35' } },
      CreditCardPayment: undefined,
    });
  });

  it('a vendor’s credit on a bill is a use of it, and money on a bill is a payment', () => {
    const use = { ...settled.BILL_PAYMENT, TotalAmt: 0 };
    expect(billPaymentMapper.toCanonical(use, CAD)).toBeUndefined();
    const money = { ...settled.BILL_PAYMENT, Line: settled.BILL_PAYMENT.Line.slice(0, 1) };
    expect(vendorCreditUseMapper.toCanonical(money, CAD)).toBeUndefined();
  });

  it('a new use of a vendor’s credit names the bank account, a new refund what customers owe', () => {
    const account = { id: '84', isCard: false };
    const use = vendorCreditUseMapper.toCanonical(settled.BILL_PAYMENT, CAD);
    const refund = refundMapper.toCanonical(settled.REFUND, CAD);
    if (!use || !refund) throw new Error('not mirrored');
    expect(vendorCreditUseMapper.toWire(use, { ...WRITING, account })).toMatchObject({
      TotalAmt: 0,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '84' } },
    });
    expect(refundMapper.toWire(refund, { ...WRITING, account }).Line).toMatchObject([
      { Amount: 16.5, AccountBasedExpenseLineDetail: { AccountRef: { value: '84' } } },
    ]);
  });

  it('money given back that the payment names already is changed there, not added', () => {
    const given = { Amount: 20, LinkedTxn: [{ TxnId: '777', TxnType: 'Check' }] };
    const existing = { ...settled.PAYMENT, Line: [given] };
    const refunds = [{ lineNumber: 1, refundId: '777', amount: '40' }];
    expect(paymentMapper.toWire({ ...payment, lines: [], refunds }, { ...WRITING, existing }).Line).toEqual([
      { ...given, Amount: 40 },
    ]);
  });

  it('the lines of a new bill say which project and class they are for', () => {
    const bill = billMapper.toCanonical(wire.BILL, CAD);
    if (!bill) throw new Error('not mirrored');
    const lines = bill.lines.map((line) => ({ ...line, customerId: '58', classId: '4' }));
    const belongs = { CustomerRef: { value: '58' }, ClassRef: { value: '4' } };
    expect(billMapper.toWire({ ...bill, number: 'B-1', lines }, WRITING).Line).toMatchObject([
      { AccountBasedExpenseLineDetail: belongs },
      { ItemBasedExpenseLineDetail: belongs },
    ]);
  });
});
