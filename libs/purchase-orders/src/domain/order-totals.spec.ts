import fc from 'fast-check';
import type { ItemRecord } from '#catalog';
import { Money } from '#kernel';
import { composeLines } from './order-lines.js';
import { totalsOf } from './order-totals.js';

const rate = (percent: string, onTax = false) => ({
  taxRateId: percent,
  name: percent,
  percent,
  order: 1,
  onTax,
});
const taxes = new Map([
  ['qc', [rate('5'), rate('9.975')]],
  ['pei-1990', [rate('7'), rate('10', true)]],
  ['exempt', []],
]);
const line = (quantity: string, unitPrice: string, taxCodeId?: string) => ({
  description: 'Work',
  quantity,
  unitPrice,
  taxCodeId,
});
const order = (...inputs: ReturnType<typeof line>[]) =>
  totalsOf(composeLines(inputs, { items: new Map(), direction: 'customer' }), taxes);

describe('order totals', () => {
  it.each([
    [
      'GST and QST on the price',
      [line('1', '100', 'qc')],
      { subtotal: '100', taxAmount: '14.98', total: '114.98' },
    ],
    ['tax on tax', [line('1', '100', 'pei-1990')], { subtotal: '100', taxAmount: '17.7', total: '117.7' }],
    [
      'exempt beside taxed',
      [line('2', '10', 'exempt'), line('1', '10', 'qc')],
      { subtotal: '30', taxAmount: '1.5', total: '31.5' },
    ],
    ['thirds of a cent', [line('3', '0.333333')], { subtotal: '1', taxAmount: '0', total: '1' }],
  ])('%s', (_, inputs, totals) => {
    expect(order(...inputs)).toEqual(totals);
  });

  it('adds up: subtotal is the sum of its lines, total is subtotal and tax, everything in whole cents', () => {
    const decimal = (most: number) =>
      fc.integer({ min: 1, max: most }).map((n) => Money.of(n).dividedBy(1000).toString());
    const anyLine = fc.tuple(decimal(1e6), decimal(1e7), fc.constantFrom('qc', 'exempt', undefined));
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (rows) => {
        const lines = composeLines(
          rows.map((row) => line(...row)),
          { items: new Map(), direction: 'customer' },
        );
        const totals = totalsOf(lines, taxes);
        expect(Money.sum(lines.map((l) => l.amount)).equals(totals.subtotal)).toBe(true);
        expect(Money.of(totals.subtotal).plus(totals.taxAmount).equals(totals.total)).toBe(true);
        expect(Money.of(totals.taxAmount).toCents().equals(totals.taxAmount)).toBe(true);
      }),
    );
  });
});

describe('order lines', () => {
  const item = {
    id: 'a',
    name: 'Valve',
    description: null,
    unitPrice: '12.5',
    purchaseCost: '8',
    taxable: true,
    salesTaxCodeId: 'qc',
  } as ItemRecord;
  const items = new Map([['a', item]]);

  it('take price, words and tax from the item where none are given', () => {
    const [sale] = composeLines([{ itemId: 'A', quantity: '2' }], { items, direction: 'customer' });
    expect(sale).toMatchObject({
      itemId: 'a',
      description: 'Valve',
      unitPrice: '12.5',
      amount: '25',
      taxCodeId: 'qc',
    });
    const [purchase] = composeLines([{ itemId: 'a', quantity: '2' }], { items, direction: 'supplier' });
    expect(purchase).toMatchObject({ unitPrice: '8', amount: '16', taxCodeId: null });
  });

  it.each([
    ['an unknown item', { itemId: 'b', quantity: '1' }, 'PURCHASE_ORDERS.UNKNOWN_ITEM'],
    ['no price', { description: 'x', quantity: '1' }, 'PURCHASE_ORDERS.INCOMPLETE_LINE'],
    ['no words', { quantity: '1', unitPrice: '1' }, 'PURCHASE_ORDERS.INCOMPLETE_LINE'],
    ['nothing of it', { itemId: 'a', quantity: '0.00' }, 'PURCHASE_ORDERS.INCOMPLETE_LINE'],
  ])('refuse %s', (_, input, code) => {
    expect(() => composeLines([input], { items, direction: 'customer' })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('discount and freight', () => {
  const lines = composeLines([line('1', '100', 'qc'), line('1', '50', 'exempt')], {
    items: new Map(),
    direction: 'customer',
  });

  it('the discount comes off in proportion before tax, the freight is taxed by its own code', () => {
    const charges = { discountAmount: '15', shippingAmount: '20', shippingTaxCodeId: 'qc' };
    // 90 and 20 at 14.975 %; 150 - 15 + 20 + 13.48 + 3.00
    expect(totalsOf(lines, taxes, charges)).toEqual({ subtotal: '150', taxAmount: '16.48', total: '171.48' });
  });

  it('a deduction takes no part in the discount', () => {
    const deducted = composeLines([line('1', '100', 'qc'), line('1', '-10', 'exempt')], {
      items: new Map(),
      direction: 'customer',
    });
    const charges = { discountAmount: '10', shippingAmount: '0', shippingTaxCodeId: null };
    expect(totalsOf(deducted, taxes, charges)).toEqual({
      subtotal: '90',
      taxAmount: '13.48',
      total: '93.48',
    });
  });

  it('a tax code that nobody knows is refused, on a line and on the freight', () => {
    const strange = composeLines([line('1', '100', 'nowhere')], { items: new Map(), direction: 'customer' });
    expect(() => totalsOf(strange, taxes)).toThrow('tax code');
    const charges = { discountAmount: '0', shippingAmount: '5', shippingTaxCodeId: 'nowhere' };
    expect(() => totalsOf(lines, taxes, charges)).toThrow('tax code');
  });

  it('a discount of more than everything is refused', () => {
    const charges = { discountAmount: '150.01', shippingAmount: '0', shippingTaxCodeId: null };
    expect(() => totalsOf(lines, taxes, charges)).toThrow(
      expect.objectContaining({ code: 'PURCHASE_ORDERS.DISCOUNT_TOO_LARGE' }),
    );
  });
});
