import fc from 'fast-check';
import { Money } from '#kernel';
import { tries } from '../../../../kernel/src/testing/tries.js';
import { type AppliedRate, computeTax, TAX_ROUNDINGS } from './compute-tax.js';

const rate = (taxRateId: string, percent: string, onTax = false): AppliedRate => ({
  taxRateId,
  name: taxRateId,
  percent,
  onTax,
});
const QUEBEC = [rate('GST', '5'), rate('QST', '9.975')];
const lines = (rates: AppliedRate[], ...amounts: string[]) =>
  amounts.map((amount) => ({ amount: Money.of(amount), rates }));

describe('the tax of a document', () => {
  it('rounds half a cent up on each line', () => {
    const tax = computeTax(lines([rate('GST', '5')], '0.10', '0.10', '0.10'));
    expect(tax.lines.map(String)).toEqual(['0.01', '0.01', '0.01']);
    expect(tax.total.toFixed()).toBe('0.03');
  });

  it('rounds once for the document where that is the rule, and gives the odd cents to lines', () => {
    const tax = computeTax(lines([rate('GST', '5')], '0.10', '0.10', '0.10'), 'per-invoice');
    expect(tax.total.toFixed()).toBe('0.02');
    expect(Money.sum(tax.lines).toFixed()).toBe('0.02');
  });

  it('charges the QST on the price without the GST', () => {
    expect(computeTax(lines(QUEBEC, '100.00')).parts.map(({ amount }) => amount)).toEqual(['5.00', '9.98']);
  });

  it('charges a tax on tax where a code says so', () => {
    const compound = [rate('GST', '5'), rate('PST', '10', true)];
    expect(computeTax(lines(compound, '100.00')).total.toFixed()).toBe('15.50');
  });

  it('takes tax off again where a line takes money off', () => {
    expect(computeTax(lines([rate('HST', '13')], '1000.00', '-100.00')).total.toFixed()).toBe('117.00');
  });

  it('loses no cent between lines, rates and total, however it rounds', () => {
    const cents = fc
      .integer({ min: -500_000, max: 5_000_000 })
      .map((count) => Money.of(count).dividedBy(100));
    const rates = fc.constantFrom([], QUEBEC, [rate('HST', '13')], [rate('GST', '5'), rate('PST', '7')]);
    const invoice = fc.array(fc.record({ amount: cents, rates }), { maxLength: 12 });
    fc.assert(
      fc.property(invoice, fc.constantFrom(...TAX_ROUNDINGS), (taxable, rounding) => {
        const tax = computeTax(taxable, rounding);
        expect(Money.sum(tax.lines).toFixed(4)).toBe(tax.total.toFixed(4));
        expect(Money.sum(tax.parts.map(({ amount }) => amount)).toFixed(4)).toBe(tax.total.toFixed(4));
        expect(tax.lines.every((line) => line.equals(line.toCents()))).toBe(true);
      }),
      { numRuns: tries(500) },
    );
  });
});
