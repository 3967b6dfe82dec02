import { Money } from '#kernel';
import { type AppliedRate, computeTax } from './compute-tax.js';
import { afterDiscount } from './spread-discount.js';

const rate = (taxRateId: string, percent: string, onTax = false): AppliedRate => ({
  taxRateId,
  name: taxRateId,
  percent,
  onTax,
});
const HST = [rate('HST ON', '13')];
const QUEBEC = [rate('GST', '5'), rate('QST', '9.975')];

describe('tax engine', () => {
  const taxOf = (amount: string, rates: AppliedRate[]) =>
    computeTax([{ amount: Money.of(amount), rates }]).lines.map((tax) => tax.toFixed());

  it.each([
    ['Ontario', '100.00', HST, '13.00'],
    ['half a cent goes up', '0.50', [rate('GST', '5')], '0.03'],
    ['Quebec: each rate by itself, on the price without GST', '10.10', QUEBEC, '1.52'],
    ['a tax on tax', '100.00', [rate('GST', '5'), rate('PST', '10', true)], '15.50'],
    ['no tax', '100.00', [], '0.00'],
    ['a credit mirrors the charge', '-0.50', [rate('GST', '5')], '-0.03'],
  ])('%s', (_, amount, rates, expected) => {
    expect(taxOf(amount, rates)).toEqual([expected]);
  });

  it('rounds each line by itself, as QuickBooks Online Canada does, and not the sum', () => {
    const lines = Array.from({ length: 3 }, () => ({ amount: Money.of('0.50'), rates: [rate('GST', '5')] }));
    const tax = computeTax(lines);
    expect(tax.total.toFixed()).toBe('0.09');
    expect(tax.parts).toEqual([
      { taxRateId: 'GST', name: 'GST', percent: '5', taxable: '1.50', amount: '0.09' },
    ]);
  });

  it('takes a discount off the taxed lines in proportion, the last one with the odd cent', () => {
    const bases = afterDiscount(
      ['10.00', '10.00', '10.00'].map((amount) => Money.of(amount)),
      Money.of('30.00'),
      Money.of('1.00'),
    );
    expect(bases.map((base) => base.toFixed())).toEqual(['9.67', '9.67', '9.66']);
  });

  it('leaves the share of untaxed lines out of the taxed ones', () => {
    const [base] = afterDiscount([Money.of('60.00')], Money.of('100.00'), Money.of('10.00'));
    expect(base?.toFixed()).toBe('54.00');
  });
});
