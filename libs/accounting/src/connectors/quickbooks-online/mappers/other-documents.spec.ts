import * as wire from '../fixtures/documents.js';
import * as settled from '../fixtures/settlements.js';
import { billPaymentMapper } from './bill-payment.mapper.js';
import { refundReceiptMapper } from './credit.mapper.js';
import { creditUseMapper, vendorCreditUseMapper } from './credit-use.mapper.js';
import { billMapper } from './invoice.mapper.js';
import { estimateMapper, purchaseOrderMapper } from './order.mapper.js';
import { paymentMapper } from './payment.mapper.js';
import { refundMapper } from './refund.mapper.js';
import { timeActivityMapper } from './time-activity.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };

describe('purchase documents and estimates', () => {
  it('a changed account line keeps its account and status', () => {
    const bill = billMapper.toCanonical(wire.BILL, CAD);
    if (!bill) throw new Error('not mirrored');
    const lines = bill.lines.map((line, index) =>
      index === 0 ? { ...line, amount: '510', accountId: null } : line,
    );
    const body = billMapper.toWire({ ...bill, lines }, { ...WRITING, existing: wire.BILL });
    expect(body.Line?.[0]).toMatchObject({
      Id: '1',
      Amount: 510,
      AccountBasedExpenseLineDetail: { AccountRef: { value: '34' }, BillableStatus: 'NotBillable' },
    });
  });

  it('lines of orders find their accounts again', () => {
    const order = purchaseOrderMapper.toCanonical(wire.PURCHASE_ORDER, CAD);
    if (!order) throw new Error('not mirrored');
    const lines = order.lines.map((line, index) => (index === 0 ? { ...line, amount: '510' } : line));
    const body = purchaseOrderMapper.toWire(
      { ...order, lines, state: 'rejected' },
      { ...WRITING, existing: wire.PURCHASE_ORDER },
    );
    expect(body).toMatchObject({
      POStatus: 'Closed',
      Line: [{ Id: '1', Amount: 510, DetailType: 'AccountBasedExpenseLineDetail' }, { Id: '2' }],
    });
    expect(purchaseOrderMapper.toCanonical({ ...wire.PURCHASE_ORDER, POStatus: 'Closed' }, CAD)?.state).toBe(
      'closed',
    );
  });

  it.each([
    ['Pending', 'pending'],
    ['Converted', 'closed'],
    ['Rejected', 'rejected'],
    [undefined, 'pending'],
  ] as const)('an estimate that is %s is %s', (TxnStatus, state) => {
    expect(estimateMapper.toCanonical({ ...wire.ESTIMATE, TxnStatus }, CAD)?.state).toBe(state);
  });

  it('an order may lack its totals', () => {
    const bare = { Id: '9', TxnDate: '2026-01-01', VendorRef: { value: '7' } };
    expect(purchaseOrderMapper.toCanonical(bare, CAD)).toMatchObject({
      number: 'QBO-9',
      taxAmount: '0',
      total: '0',
    });
  });

  it('an estimate’s state is written only when it changes', () => {
    const existing = { ...wire.ESTIMATE, TxnStatus: 'Converted' };
    const order = estimateMapper.toCanonical(existing, CAD);
    if (!order) throw new Error('not mirrored');
    expect(estimateMapper.toWire(order, { ...WRITING, existing }).TxnStatus).toBe('Converted');
    expect(estimateMapper.toWire({ ...order, state: 'open' }, { ...WRITING, existing }).TxnStatus).toBe(
      'Pending',
    );
  });
});

describe('payments', () => {
  const payment = paymentMapper.toCanonical(settled.PAYMENT, CAD);
  if (!payment) throw new Error('not mirrored');

  it('mirrors what is applied to invoices, and keeps the rest', () => {
    expect(payment).toMatchObject({
      memo: 'First of two',
      amount: '250',
      unappliedAmount: '60',
      // Ten of the line's 200 are paid by the credit memo beside it.
      lines: [{ invoiceId: '1042', amount: '190' }],
      refunds: [],
    });
    const lines = [
      { lineNumber: 1, invoiceId: '1042', amount: '150' },
      { lineNumber: 2, invoiceId: '1043', amount: '50' },
    ];
    expect(
      paymentMapper.toWire({ ...payment, lines }, { ...WRITING, existing: settled.PAYMENT }).Line,
    ).toEqual([
      { Amount: 160, LinkedTxn: [{ TxnId: '1042', TxnType: 'Invoice' }] },
      { Amount: 50, LinkedTxn: [{ TxnId: '1043', TxnType: 'Invoice' }] },
      settled.PAYMENT.Line[1],
    ]);
  });

  it('ends its note with our mark, the first one for good', () => {
    expect(paymentMapper.toWire({ ...payment, memo: null }, WRITING).PrivateNote).toBe(
      'InvoicePatch ffffffffffff',
    );
    expect(paymentMapper.toWire(payment, WRITING).PrivateNote).toBe('First of two InvoicePatch ffffffffffff');
    expect(
      paymentMapper.toWire({ ...payment, memo: 'x' }, { ...WRITING, existing: settled.PAYMENT }).PrivateNote,
    ).toBe('x InvoicePatch 0a1b2c3d4e5f');
    const foreign = { ...settled.PAYMENT, PrivateNote: 'theirs' };
    expect(
      paymentMapper.toWire({ ...payment, memo: 'ours' }, { ...WRITING, existing: foreign }).PrivateNote,
    ).toBe('ours');
    expect(
      paymentMapper.toWire({ ...payment, memo: null }, { ...WRITING, existing: foreign }).PrivateNote,
    ).toBeUndefined();
    const { PrivateNote: _note, Line: _lines, ...bare } = settled.PAYMENT;
    expect(
      paymentMapper.toWire({ ...payment, memo: 'new' }, { ...WRITING, existing: bare }).PrivateNote,
    ).toBe('new');
  });

  it('reads a voided payment without amounts', () => {
    const voided = {
      Id: '3',
      TxnDate: '2026-01-01',
      CustomerRef: { value: '1' },
      PrivateNote: 'Voided',
      Line: [{ LinkedTxn: [{ TxnType: 'Invoice', TxnId: '9' }] }],
    };
    expect(paymentMapper.toCanonical(voided, CAD)).toMatchObject({
      voided: true,
      amount: '0',
      unappliedAmount: '0',
      lines: [{ amount: '0' }],
    });
  });
});

describe('credits and money given back', () => {
  it('tells a use of credits from a payment, though both are payments there', () => {
    expect(paymentMapper.toCanonical(settled.CREDIT_USE, CAD)).toBeUndefined();
    expect(creditUseMapper.toCanonical(settled.CREDIT_USE, CAD)).toMatchObject({
      customerId: '58',
      voided: false,
      pairs: [
        { creditId: '900', invoiceId: '1042', refundId: null, amount: '30' },
        { creditId: '900', invoiceId: null, refundId: '777', amount: '16.5' },
      ],
    });
    expect(creditUseMapper.toCanonical(settled.PAYMENT, CAD)).toMatchObject({
      pairs: [{ creditId: '900', invoiceId: '1042', amount: '10' }],
    });
    const { Line: _lines, ...voided } = settled.CREDIT_USE;
    expect(creditUseMapper.toCanonical(voided, CAD)).toMatchObject({ voided: true, pairs: [] });
    const money = { ...settled.PAYMENT, Line: settled.PAYMENT.Line.slice(0, 1) };
    expect(creditUseMapper.toCanonical(money, CAD)).toBeUndefined();
  });

  it('counts for a bill what money paid, and leaves the credit to the use', () => {
    expect(billPaymentMapper.toCanonical(settled.BILL_PAYMENT, CAD)).toMatchObject({
      contractorId: '77',
      amount: '500',
      unappliedAmount: '0',
      accountId: '35',
      reference: '4471',
      lines: [{ invoiceId: '2001', amount: '500' }],
    });
    expect(vendorCreditUseMapper.toCanonical(settled.BILL_PAYMENT, CAD)).toMatchObject({
      pairs: [{ creditId: '2005', invoiceId: '2001', amount: '102.66' }],
    });
  });

  it('names the card for a payment by card, and refuses one without an account or a bill', () => {
    const payment = billPaymentMapper.toCanonical(settled.BILL_PAYMENT, CAD);
    if (!payment) throw new Error('not mirrored');
    const card = { ...WRITING, account: { id: '35', isCard: true } };
    expect(billPaymentMapper.toWire(payment, card)).toMatchObject({
      PayType: 'CreditCard',
      CreditCardPayment: { CCAccountRef: { value: '35' } },
    });
    expect(() => billPaymentMapper.toWire({ ...payment, accountId: null }, WRITING)).toThrow('the account');
    expect(() => billPaymentMapper.toWire({ ...payment, lines: [] }, WRITING)).toThrow('pays no bill');
  });

  it('adds money given back to the payment that it comes from, and lets other cheques be', () => {
    const payment = paymentMapper.toCanonical(settled.PAYMENT, CAD);
    if (!payment) throw new Error('not mirrored');
    const theirs = { Amount: 20, LinkedTxn: [{ TxnId: '555', TxnType: 'Check' }] };
    const existing = { ...settled.PAYMENT, Line: [...settled.PAYMENT.Line, theirs] };
    const refunds = [{ lineNumber: 1, refundId: '777', amount: '40' }];
    const { Line = [] } = paymentMapper.toWire({ ...payment, refunds }, { ...WRITING, existing });
    expect(Line).toEqual([
      settled.PAYMENT.Line[0],
      { Amount: 40, LinkedTxn: [{ TxnId: '777', TxnType: 'Expense' }] },
      settled.PAYMENT.Line[1],
      theirs,
    ]);
  });

  it('knows its mark again whatever people write around it, and keeps what they wrote', () => {
    const note = 'InvoicePatch 0a1b2c3d4e5f';
    const noted = (PrivateNote: string) => ({ ...settled.PAYMENT, PrivateNote });
    const memoOf = (text: string) => paymentMapper.toCanonical(noted(text), CAD)?.memo;
    expect(memoOf(`First of two ${note}, checked by Ann`)).toBe('First of two, checked by Ann');
    expect(memoOf(`${note} checked by Ann`)).toBe('checked by Ann');
    const use = creditUseMapper.toCanonical(settled.CREDIT_USE, CAD);
    if (!use) throw new Error('not mirrored');
    const existing = { ...settled.CREDIT_USE, PrivateNote: `${note} checked by Ann` };
    expect(creditUseMapper.toWire(use, { ...WRITING, existing }).PrivateNote).toBe(existing.PrivateNote);
  });

  it('reads expenses to customers, ours among them, and says what it cannot send', () => {
    const refund = refundMapper.toCanonical(settled.REFUND, CAD);
    expect(refund).toMatchObject({
      customerId: '58',
      amount: '16.5',
      accountId: '35',
      reference: 'INTERAC 8',
    });
    const theirs = { ...settled.REFUND, PrivateNote: 'With the cheque run of March' };
    expect(refundMapper.toCanonical(theirs, CAD)).toEqual(refund);
    const toVendor = { value: '77', type: 'Vendor' };
    expect(refundMapper.toCanonical({ ...settled.REFUND, EntityRef: toVendor }, CAD)).toBeUndefined();
    if (!refund) throw new Error('not mirrored');
    expect(() => refundMapper.toWire({ ...refund, accountId: null }, WRITING)).toThrow('paid from');
    expect(() => refundMapper.toWire({ ...refund, customerId: null, contractorId: '77' }, WRITING)).toThrow(
      'a vendor paid money back',
    );
    const long = { ...refund, reference: 'e-Transfer 2026-03-21 to Maeve' };
    const body = refundMapper.toWire(long, WRITING);
    expect(body).toMatchObject({
      DocNumber: undefined,
      PrivateNote: 'e-Transfer 2026-03-21 to Maeve InvoicePatch ffffffffffff',
    });
    expect(refundMapper.toCanonical({ ...body, Id: '1' }, CAD)?.reference).toBe(long.reference);
  });

  it('reads a refund receipt as a credit that is paid back', () => {
    expect(refundReceiptMapper.toCanonical(settled.REFUND_RECEIPT, CAD)).toMatchObject({
      number: 'RR-3',
      total: '56.5',
      balance: '0',
      accountId: '35',
      reference: 'INTERAC 7',
      lines: [{ amount: '50', serviceDate: null }],
    });
  });
});

describe('time', () => {
  const time = timeActivityMapper.toCanonical(wire.TIME, CAD);
  if (!time) throw new Error('not mirrored');

  it('leaves employees out, and counts hours however they are stated', () => {
    expect(timeActivityMapper.toCanonical({ ...wire.TIME, NameOf: 'Employee' }, CAD)).toBeUndefined();
    expect(timeActivityMapper.toCanonical({ ...wire.TIME, VendorRef: undefined }, CAD)).toBeUndefined();
    expect(time).toMatchObject({ minutes: 465, billable: true });
    const span = {
      ...wire.TIME,
      Hours: undefined,
      Minutes: undefined,
      StartTime: '2026-03-19T08:00:00-04:00',
      EndTime: '2026-03-19T12:30:00-04:00',
      BreakMinutes: 15,
    };
    expect(timeActivityMapper.toCanonical(span, CAD)?.minutes).toBe(255);
    expect(timeActivityMapper.toCanonical({ ...span, BreakHours: 9 }, CAD)?.minutes).toBe(0);
    expect(
      timeActivityMapper.toCanonical(
        { ...wire.TIME, Hours: undefined, Minutes: undefined, Seconds: 90, BillableStatus: 'NotBillable' },
        CAD,
      ),
    ).toMatchObject({ minutes: 2, billable: false });
    expect(() => timeActivityMapper.toCanonical({ ...span, EndTime: 'noon' }, CAD)).toThrow('no valid times');
    expect(
      timeActivityMapper.toWire({ ...time, minutes: 255 }, { ...WRITING, existing: span }),
    ).not.toHaveProperty('Hours');
    expect(timeActivityMapper.toWire(time, { ...WRITING, existing: span })).toMatchObject({
      Hours: 7,
      Minutes: 45,
      StartTime: undefined,
    });
  });

  it('is reported by the class that we say, and by that of the books when we say none', () => {
    const existing = { ...wire.TIME, ClassRef: { value: '4', name: 'Ottawa' } };
    const { toWire } = timeActivityMapper;
    expect(toWire({ ...time, classId: '4' }, { ...WRITING, existing }).ClassRef).toBe(existing.ClassRef);
    expect(toWire({ ...time, classId: '5' }, { ...WRITING, existing }).ClassRef).toEqual({ value: '5' });
    expect(toWire({ ...time, classId: '4' }, WRITING).ClassRef).toEqual({ value: '4' });
    expect(toWire({ ...time, classId: null }, { ...WRITING, existing })).not.toHaveProperty('ClassRef');
  });

  it('what was billed already stays billed', () => {
    expect(timeActivityMapper.toWire(time, { ...WRITING, existing: wire.TIME }).BillableStatus).toBe(
      'HasBeenBilled',
    );
    expect(
      timeActivityMapper.toWire({ ...time, billable: false }, { ...WRITING, existing: wire.TIME })
        .BillableStatus,
    ).toBe('NotBillable');
    expect(timeActivityMapper.toWire(time, WRITING).BillableStatus).toBe('Billable');
  });
});
