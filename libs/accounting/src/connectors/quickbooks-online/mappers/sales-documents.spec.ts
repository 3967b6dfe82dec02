import * as wire from '../fixtures/documents.js';
import { billMapper, invoiceMapper } from './invoice.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };

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
