import type { Entity } from '../../../ports/canonical-documents.js';
import { ENTITIES } from '../../../ports/canonical-documents.js';
import * as wire from '../fixtures/documents.js';
import { contains } from '../quickbooks-online.body.js';
import { kindNamed, kindOf } from '../quickbooks-online.entities.js';
import type { WireEntity } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import { customerMapper } from './customer.mapper.js';
import { billMapper, invoiceMapper } from './invoice.mapper.js';
import { itemMapper } from './item.mapper.js';
import {
  accountMapper,
  classMapper,
  paymentMethodMapper,
  taxCodeMapper,
  taxRateMapper,
  termMapper,
} from './lists.mapper.js';
import { estimateMapper, purchaseOrderMapper } from './order.mapper.js';
import { paymentMapper } from './payment.mapper.js';
import { timeActivityMapper } from './time-activity.mapper.js';
import { dayOf, decimal, idOf } from './values.js';
import { vendorMapper } from './vendor.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };

it('knows every entity of the port, by both names', () => {
  for (const entity of ENTITIES) expect(kindNamed(kindOf(entity).name.toUpperCase())?.entity).toBe(entity);
  expect(kindNamed('JournalEntry')).toBeUndefined();
});

it.each<[Entity, WireEntity]>([
  ['customer', wire.CUSTOMER],
  ['vendor', wire.VENDOR],
  ['invoice', wire.INVOICE],
  ['bill', wire.BILL],
  ['estimate', wire.ESTIMATE],
  ['purchase-order', wire.PURCHASE_ORDER],
  ['payment', wire.PAYMENT],
  ['time-activity', wire.TIME],
])('%s: a record that was only read is written back without a change', (entity, existing) => {
  const { mapper } = kindOf(entity);
  const document = mapper.toCanonical(existing, CAD);
  if (!document) throw new Error('not mirrored');
  const body = mapper.toWire?.(document, { ...WRITING, existing });
  expect(contains(existing, body)).toBe(true);
});

describe('values', () => {
  it.each([
    [0.1, '0.1'],
    [33.333333333333336, '33.333333'],
    [-0, '0'],
    [-1e-9, '0'],
    [0.0000001, '0'],
    [99999999999.99, '99999999999.99'],
    [1234567.891, '1234567.891'],
  ])('reads %d as %s', (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  it('refuses a record without what every record has', () => {
    expect(() => idOf(undefined, 'customer')).toThrow('no customer');
    expect(() => dayOf({ Id: '4' })).toThrow('record 4 has no date');
    expect(dayOf({ MetaData: { CreateTime: '2026-01-02T03:04:05-08:00' } })).toBe('2026-01-02');
  });
});

describe('addresses', () => {
  it('joins the lines beyond the first and knows countries by name and code', () => {
    expect(addressOf(wire.CUSTOMER.BillAddr)).toEqual({
      line1: '12 Bank St',
      line2: 'Unit 4, Attn: Accounts',
      city: 'Ottawa',
      province: 'ON',
      postalCode: 'K1P 5N2',
      country: 'CA',
    });
    const countries = ['USA', 'ca', 'États-Unis', 'Canada', 'Atlantis'].map(
      (Country) => addressOf({ Line1: 'x', Country })?.country,
    );
    expect(countries).toEqual(['US', 'CA', 'US', 'CA', undefined]);
    expect(addressOf({ Line1: ' ', City: '' })).toBeNull();
  });

  it('keeps what says the same, clears, and replaces', () => {
    const there = wire.CUSTOMER.BillAddr;
    expect(wireAddressOf(addressOf(there), there)).toBe(there);
    expect(wireAddressOf(null, there)).toBeUndefined();
    expect(wireAddressOf({ country: 'CA' }, there)).toEqual({ Country: 'CA' });
  });
});

describe('parties', () => {
  it('takes "(deleted)" off the name of what is inactive, and leaves it on there', () => {
    const existing = { ...wire.CUSTOMER, Active: false, DisplayName: 'Old Mill (deleted 2)' };
    const customer = customerMapper.toCanonical(existing, CAD);
    expect(customer).toMatchObject({ displayName: 'Old Mill', active: false });
    if (!customer) throw new Error('not mirrored');
    expect(customerMapper.toWire(customer, { ...WRITING, existing }).DisplayName).toBe(
      'Old Mill (deleted 2)',
    );
    expect(customerMapper.toWire({ ...customer, active: true }, WRITING).DisplayName).toBe('Old Mill');
  });

  it('uses the home currency where none is named, and never changes one', () => {
    const { CurrencyRef: _currency, ...plain } = wire.CUSTOMER;
    expect(customerMapper.toCanonical(plain, CAD)?.currency).toBe('CAD');
    const customer = customerMapper.toCanonical(wire.CUSTOMER, CAD);
    if (!customer) throw new Error('not mirrored');
    expect(
      customerMapper.toWire({ ...customer, currency: 'USD' }, { ...WRITING, existing: wire.CUSTOMER })
        .CurrencyRef?.value,
    ).toBe('CAD');
  });

  it('flags a vendor for a slip when it becomes a contractor, and takes both flags off again', () => {
    const vendor = vendorMapper.toCanonical(wire.VENDOR, CAD);
    if (!vendor) throw new Error('not mirrored');
    const supplier = { ...wire.VENDOR, T5018Eligible: false };
    expect(vendorMapper.toWire(vendor, { ...WRITING, existing: supplier }).T5018Eligible).toBe(true);
    expect(
      vendorMapper.toWire({ ...vendor, kind: 'supplier' }, { ...WRITING, existing: wire.VENDOR }),
    ).toMatchObject({
      T5018Eligible: false,
      T4AEligible: false,
    });
    expect(vendorMapper.toCanonical({ ...supplier, T4AEligible: true }, CAD)?.kind).toBe('contractor');
    const { CurrencyRef: _currency, ...plain } = supplier;
    expect(vendorMapper.toCanonical(plain, CAD)?.currency).toBe('CAD');
  });
});

describe('lists', () => {
  it('reads accounts, classes, terms and payment methods', () => {
    expect(
      accountMapper.toCanonical(
        { Name: 'Fuel', FullyQualifiedName: 'Vehicles:Fuel', AccountType: 'Expense' },
        CAD,
      ),
    ).toEqual({
      name: 'Vehicles:Fuel',
      number: null,
      type: 'Expense',
      subtype: null,
      classification: null,
      currency: 'CAD',
      active: true,
    });
    expect(accountMapper.toCanonical({ Name: 'Fuel', Active: false }, CAD)).toMatchObject({
      name: 'Fuel',
      type: 'Other',
      active: false,
    });
    expect(classMapper.toCanonical({ Name: 'Ottawa', ParentRef: { value: '3' } }, CAD)).toEqual({
      name: 'Ottawa',
      parentId: '3',
      active: true,
    });
    expect(
      termMapper.toCanonical({ Name: '2% 10', DueDays: 30, DiscountDays: 10, DiscountPercent: 2 }, CAD),
    ).toMatchObject({
      dueDays: 30,
      dayOfMonthDue: null,
      discountPercent: '2',
    });
    expect(termMapper.toCanonical({ Name: '15th', DayOfMonthDue: 15 }, CAD)).toMatchObject({
      dueDays: null,
      dayOfMonthDue: 15,
    });
    expect(paymentMethodMapper.toCanonical({ Name: 'Visa', Type: 'CREDIT_CARD' }, CAD)).toEqual({
      name: 'Visa',
      kind: 'CREDIT_CARD',
      active: true,
    });
  });

  it('reads rates with their history, and codes with tax on tax', () => {
    const history = [
      { RateValue: 15, EffectiveDate: '2010-07-01T00:00:00-07:00', EndDate: '2025-03-31' },
      {},
    ];
    expect(
      taxRateMapper.toCanonical(
        { Name: 'HST', RateValue: 14, AgencyRef: { value: '1' }, EffectiveTaxRate: history },
        CAD,
      ),
    ).toEqual({
      name: 'HST',
      description: null,
      percent: '14',
      agency: '1',
      history: [
        { percent: '15', from: '2010-07-01', to: '2025-03-31' },
        { percent: '0', from: null, to: null },
      ],
      active: true,
    });
    expect(taxRateMapper.toCanonical({}, CAD)).toMatchObject({
      name: '',
      percent: '0',
      agency: null,
      history: [],
    });
    const details = [
      { TaxRateRef: { value: '3' } },
      { TaxRateRef: { value: '4' }, TaxOrder: 1, TaxTypeApplicable: 'TaxOnTax' },
      {},
    ];
    expect(
      taxCodeMapper.toCanonical(
        { Name: 'QC', Taxable: true, Hidden: true, SalesTaxRateList: { TaxRateDetail: details } },
        CAD,
      ),
    ).toEqual({
      name: 'QC',
      description: null,
      taxable: true,
      salesRates: [
        { taxRateId: '3', order: 0, onTax: false },
        { taxRateId: '4', order: 1, onTax: true },
      ],
      purchaseRates: [],
      active: false,
    });
    expect(taxCodeMapper.toCanonical({ PurchaseTaxRateList: {} }, CAD)).toMatchObject({
      name: '',
      active: true,
    });
  });

  it('leaves categories out, and refuses to make a bundle', () => {
    expect(itemMapper.toCanonical({ Name: 'Labour', Type: 'Category' }, CAD)).toBeUndefined();
    const bundle = itemMapper.toCanonical({ Name: 'Spring package', Type: 'Group' }, CAD);
    expect(bundle).toMatchObject({ type: 'bundle', taxable: false, unitPrice: null });
    if (!bundle) throw new Error('not mirrored');
    expect(() => itemMapper.toWire(bundle, WRITING)).toThrow('bundles');
    expect(itemMapper.toCanonical({ Active: false }, CAD)).toMatchObject({
      name: '',
      type: 'non_inventory',
      active: false,
    });
    expect(itemMapper.toWire({ ...bundle, type: 'inventory' }, WRITING)).toMatchObject({
      QtyOnHand: 0,
      InvStartDate: '2026-03-01',
    });
  });
});

describe('sales documents', () => {
  const invoice = invoiceMapper.toCanonical(wire.INVOICE, CAD);
  if (!invoice) throw new Error('not mirrored');

  it('flattens groups, skips subtotals, and turns a discount negative', () => {
    expect(
      invoice.lines.map(({ kind, amount, quantity, unitPrice }) => [kind, quantity, unitPrice, amount]),
    ).toEqual([
      ['item', '2.5', '92.5', '231.25'],
      ['note', '0', '0', '0'],
      ['item', '2', '20', '40'],
      ['item', '1', '20', '20'],
      ['discount', '1', '-29.13', '-29.13'],
    ]);
    expect(invoice).toMatchObject({
      subtotal: '291.25',
      discountAmount: '29.13',
      taxAmount: '34.08',
      total: '296.2',
      balance: '96.2',
    });
  });

  it('a changed line keeps what only the books know, others go back as they are, a percentage as its amount', () => {
    const lines = invoice.lines.map((line, index) =>
      index === 0 ? { ...line, quantity: '3', amount: '277.5' } : line,
    );
    const body = invoiceMapper.toWire({ ...invoice, lines }, { ...WRITING, existing: wire.INVOICE });
    expect(body.Line?.[0]).toMatchObject({
      Id: '1',
      Amount: 277.5,
      SalesItemLineDetail: { Qty: 3, ClassRef: { value: '4' } },
    });
    expect(body.Line?.[2]).toBe(wire.INVOICE.Line[2]);
    expect(body.Line?.[3]).toMatchObject({
      Id: '6',
      Amount: 29.13,
      DiscountLineDetail: { PercentBased: false },
    });
    expect(body.Line?.[3]?.DiscountLineDetail).not.toHaveProperty('DiscountPercent');
    expect(body).toMatchObject({
      GlobalTaxCalculation: 'TaxExcluded',
      TxnTaxDetail: undefined,
      ApplyTaxAfterDiscount: true,
    });
  });

  it('a removed line goes, a new one comes, and an amount that quantity and price do not give goes alone', () => {
    const odd = {
      ...invoice.lines[0],
      description: 'Flat fee',
      itemId: '99',
      quantity: '3',
      unitPrice: '33.333333',
      amount: '100.01',
    };
    const body = invoiceMapper.toWire(
      { ...invoice, lines: [odd as never] },
      { ...WRITING, existing: wire.INVOICE },
    );
    expect(body.Line).toEqual([
      {
        Description: 'Flat fee',
        Amount: 100.01,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: {
          ItemRef: { value: '99' },
          TaxCodeRef: { value: '5' },
          ServiceDate: '2026-02-27',
        },
      },
    ]);
  });

  it('brings prices with tax to before tax', () => {
    const read = invoiceMapper.toCanonical(wire.INCLUSIVE_INVOICE, CAD);
    expect(read).toMatchObject({
      number: 'QBO-1050',
      currency: 'USD',
      exchangeRate: '1.3725',
      subtotal: '100',
      taxAmount: '13',
      lines: [{ quantity: '2', unitPrice: '50', amount: '100' }],
    });
    const [line] = wire.INCLUSIVE_INVOICE.Line;
    const stated = { ...wire.INCLUSIVE_INVOICE, Line: [{ ...line, Amount: 113 }] };
    expect(invoiceMapper.toCanonical(stated, CAD)).toMatchObject({
      subtotal: '100',
      lines: [{ unitPrice: '50', amount: '100' }],
    });
    if (!read) throw new Error('not mirrored');
    const body = invoiceMapper.toWire(read, { ...WRITING, existing: wire.INCLUSIVE_INVOICE });
    expect(body.DocNumber).toBeUndefined();
    expect(body.Line?.[0]).toMatchObject({
      Id: '1',
      Amount: 100,
      SalesItemLineDetail: { Qty: 2, UnitPrice: 50 },
    });
    expect(body.Line?.[0]?.SalesItemLineDetail).not.toHaveProperty('TaxInclusiveAmt');
  });

  it('leaves prices with tax alone where the vendor states no tax', () => {
    const { TxnTaxDetail: _tax, ...untaxed } = wire.INCLUSIVE_INVOICE;
    expect(invoiceMapper.toCanonical({ ...untaxed, TotalAmt: 100 }, CAD)).toMatchObject({
      subtotal: '100',
      taxAmount: '0',
    });
    const exempt = { Amount: 113, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { Qty: 1 } };
    expect(invoiceMapper.toCanonical({ ...wire.INCLUSIVE_INVOICE, Line: [exempt] }, CAD)).toMatchObject({
      subtotal: '113',
    });
    expect(
      invoiceMapper.toCanonical(
        { ...untaxed, TotalAmt: undefined, Balance: undefined, Line: undefined },
        CAD,
      ),
    ).toMatchObject({ lines: [], total: '0' });
  });

  it('takes tax out of the taxable lines only, notes untouched', () => {
    const [line] = wire.INCLUSIVE_INVOICE.Line;
    const free = {
      Amount: 10,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: '9' } },
    };
    const note = { Description: 'Thanks', DetailType: 'DescriptionOnly' };
    const mixed = { ...wire.INCLUSIVE_INVOICE, TotalAmt: 123, Line: [{ ...line, Amount: 113 }, free, note] };
    expect(invoiceMapper.toCanonical(mixed, CAD)?.lines.map(({ amount }) => amount)).toEqual([
      '100',
      '10',
      '0',
    ]);
  });

  it('reads unusual lines: shipping, no quantity, a quantity of nothing, an empty group, another kind', () => {
    const sales = (SalesItemLineDetail: object, Amount?: number) => ({
      Amount,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail,
    });
    const read = invoiceMapper.toCanonical(
      {
        ...wire.INVOICE,
        Line: [
          sales({ ItemRef: { value: 'SHIPPING_ITEM_ID' } }, 15),
          sales({ Qty: 0, UnitPrice: 5 }, 0),
          sales({ Qty: 0 }, 7),
          sales({ Qty: 3 }, 10),
          sales({}),
          {
            Amount: 30,
            DetailType: 'GroupLineDetail',
            GroupLineDetail: { GroupItemRef: { value: '30' }, Quantity: 2 },
          },
          { Amount: 3, DetailType: 'GroupLineDetail' },
          { Amount: 12, DetailType: 'ReimburseLineDetail' },
          { Amount: 0, DetailType: 'DiscountLineDetail' },
          { DetailType: 'DiscountLineDetail' },
          { DetailType: 'AccountBasedExpenseLineDetail' },
        ],
      },
      CAD,
    );
    expect(
      read?.lines.map(({ description, itemId, quantity, unitPrice, amount }) => [
        description,
        itemId,
        quantity,
        unitPrice,
        amount,
      ]),
    ).toEqual([
      ['Shipping', null, '1', '15', '15'],
      ['', null, '0', '5', '0'],
      ['', null, '1', '7', '7'],
      ['', null, '3', '3.333333', '10'],
      ['', null, '1', '0', '0'],
      ['', '30', '2', '15', '30'],
      ['', null, '1', '3', '3'],
      ['', null, '1', '12', '12'],
      ['', null, '1', '0', '0'],
    ]);
  });

  it('knows a voided invoice by its total and note', () => {
    const voided = { ...wire.INVOICE, TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' };
    expect(invoiceMapper.toCanonical(voided, CAD)).toMatchObject({ voided: true, privateNote: null });
    expect(
      invoiceMapper.toCanonical({ ...voided, PrivateNote: 'Voided: wrong customer' }, CAD)?.privateNote,
    ).toBe('wrong customer');
    expect(invoiceMapper.toCanonical({ ...voided, PrivateNote: 'Free of charge' }, CAD)?.voided).toBe(false);
    expect(
      invoiceMapper.toCanonical({ ...voided, TotalAmt: undefined, PrivateNote: undefined }, CAD)?.voided,
    ).toBe(false);
    expect(invoiceMapper.toCanonical({ ...voided, TotalAmt: undefined }, CAD)?.voided).toBe(true);
  });

  it('refuses what the vendor cannot keep', () => {
    const [line] = invoice.lines;
    if (!line) throw new Error('no line');
    expect(() => invoiceMapper.toWire({ ...invoice, number: 'N'.repeat(22) }, WRITING)).toThrow(
      'at most 21 characters',
    );
    expect(() =>
      invoiceMapper.toWire({ ...invoice, lines: [{ ...line, kind: 'account' }] }, WRITING),
    ).toThrow('name items');
    expect(() => billMapper.toWire({ ...invoice, lines: [{ ...line, kind: 'discount' }] }, WRITING)).toThrow(
      'no discount lines',
    );
    expect(() => billMapper.toWire({ ...invoice, lines: [{ ...line, itemId: null }] }, WRITING)).toThrow(
      'needs an item',
    );
  });

  it('keeps a memo’s other fields, and clears', () => {
    const existing = { ...wire.INVOICE, CustomerMemo: { value: 'old', id: '7' } };
    expect(
      invoiceMapper.toWire({ ...invoice, customerMemo: 'new' }, { ...WRITING, existing }).CustomerMemo,
    ).toEqual({ value: 'new', id: '7' });
    const cleared = invoiceMapper.toWire(
      { ...invoice, email: null, customerMemo: null, privateNote: null, dueDate: null },
      { ...WRITING, existing },
    );
    expect(cleared).toMatchObject({
      BillEmail: undefined,
      CustomerMemo: undefined,
      PrivateNote: undefined,
      DueDate: undefined,
    });
  });
});

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
  const payment = paymentMapper.toCanonical(wire.PAYMENT, CAD);
  if (!payment) throw new Error('not mirrored');

  it('mirrors what is applied to invoices, and keeps the rest', () => {
    expect(payment).toMatchObject({
      memo: 'First of two',
      amount: '250',
      unappliedAmount: '60',
      lines: [{ invoiceId: '1042', amount: '200' }],
    });
    const lines = [
      { lineNumber: 1, invoiceId: '1042', amount: '150' },
      { lineNumber: 2, invoiceId: '1043', amount: '50' },
    ];
    expect(paymentMapper.toWire({ ...payment, lines }, { ...WRITING, existing: wire.PAYMENT }).Line).toEqual([
      { Amount: 150, LinkedTxn: [{ TxnId: '1042', TxnType: 'Invoice' }] },
      { Amount: 50, LinkedTxn: [{ TxnId: '1043', TxnType: 'Invoice' }] },
      wire.PAYMENT.Line[1],
    ]);
  });

  it('ends its note with our mark, the first one for good', () => {
    expect(paymentMapper.toWire({ ...payment, memo: null }, WRITING).PrivateNote).toBe(
      'InvoicePatch ffffffffffff',
    );
    expect(paymentMapper.toWire(payment, WRITING).PrivateNote).toBe('First of two InvoicePatch ffffffffffff');
    expect(
      paymentMapper.toWire({ ...payment, memo: 'x' }, { ...WRITING, existing: wire.PAYMENT }).PrivateNote,
    ).toBe('x InvoicePatch 0a1b2c3d4e5f');
    const foreign = { ...wire.PAYMENT, PrivateNote: 'theirs' };
    expect(
      paymentMapper.toWire({ ...payment, memo: 'ours' }, { ...WRITING, existing: foreign }).PrivateNote,
    ).toBe('ours');
    expect(
      paymentMapper.toWire({ ...payment, memo: null }, { ...WRITING, existing: foreign }).PrivateNote,
    ).toBeUndefined();
    const { PrivateNote: _note, Line: _lines, ...bare } = wire.PAYMENT;
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
