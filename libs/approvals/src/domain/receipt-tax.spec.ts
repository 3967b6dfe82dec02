import fc from 'fast-check';
import { computeTax } from '#catalog';
import { Money } from '#kernel';
import { lawfulTaxesOf, taxIn } from './receipt-tax.js';
import { receiptSupplies } from './supplies.js';

const rates = (...percents: string[]) => percents.map((percent) => ({ percent, onTax: false }));

describe('the tax in a receipt', () => {
  it.each([
    ['113.00', rates('13'), '13.00'],
    ['100.00', rates('13'), '11.50'],
    ['114.98', rates('5', '9.975'), '14.98'],
    ['110.25', [{ percent: '5' }, { percent: '5', onTax: true }], '10.25'],
    ['80.00', [], '0.00'],
  ])('of %s is worked out from the whole', (amount, charges, tax) => {
    expect(taxIn(amount, charges)).toBe(tax);
  });

  it('is what the tax engine puts on the price, to the cent of rounding', () => {
    const percent = fc.constantFrom('5', '13', '14', '15', '9.975', '7');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.uniqueArray(percent, { maxLength: 2 }),
        (cents, some) => {
          const amount = Money.of(cents).dividedBy(100);
          const applied = some.map((one, order) => ({
            taxRateId: String(order),
            name: one,
            percent: one,
            onTax: false,
          }));
          const tax = computeTax([{ amount, rates: applied }]).total;
          const found = Money.of(taxIn(amount.plus(tax).toFixed(), rates(...some)));
          expect(Math.abs(Number(found.minus(tax).toString()))).toBeLessThanOrEqual(0.01);
        },
      ),
    );
  });

  it('may be one of several, each named once, the likeliest first', () => {
    const pst = {
      charges: [
        { name: 'GST', percent: '5' },
        { name: 'PST', percent: '7' },
      ],
    };
    const gst = { charges: [{ name: 'GST', percent: '5' }] };
    expect(lawfulTaxesOf('112', [pst, gst, pst])).toEqual([
      {
        tax: '12.00',
        charges: [
          { name: 'GST', percent: '5' },
          { name: 'PST', percent: '7' },
        ],
      },
      { tax: '5.33', charges: [{ name: 'GST', percent: '5' }] },
    ]);
  });
});

describe('what a receipt may be in the eyes of the law', () => {
  it('is nothing for fees of an authority and for kilometres', () => {
    expect([receiptSupplies('permits'), receiptSupplies('mileage')]).toEqual([[], []]);
  });
});
