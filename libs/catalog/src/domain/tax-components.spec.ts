import fc from 'fast-check';
import { addDays } from '#kernel';
import type { TaxRateRecord } from './tax.js';
import { componentsOn, percentOn } from './tax-components.js';

const rate = (id: string, percent: string, history: TaxRateRecord['history'] = []): TaxRateRecord => ({
  id,
  name: id,
  description: null,
  percent,
  agency: null,
  history,
  active: true,
});

describe('tax components', () => {
  const novaScotia = rate('HST NS', '14', [
    { percent: '15', from: '2010-07-01', to: '2025-03-31' },
    { percent: '14', from: '2025-04-01', to: null },
  ]);

  it.each([
    ['2025-03-31', '15'],
    ['2025-04-01', '14'],
    ['2026-11-21', '14'],
    ['1999-01-01', '14'],
  ])('charges in Nova Scotia on %s %s %%', (day, percent) => {
    expect(percentOn(novaScotia, day)).toBe(percent);
  });

  it('takes the later of two periods that claim the same day', () => {
    const overlapping = rate('R', '1', [
      { percent: '7', from: '2026-01-01', to: null },
      { percent: '6', from: null, to: null },
    ]);
    expect([percentOn(overlapping, '2025-12-31'), percentOn(overlapping, '2026-01-01')]).toEqual(['6', '7']);
  });

  it('takes the earlier one for older than any day, wherever it stands', () => {
    const always = { percent: '6', from: null, to: null };
    const since = { percent: '7', from: '2026-01-01', to: null };
    for (const history of [
      [always, since],
      [since, always],
    ])
      expect(percentOn(rate('R', '1', history), '2026-01-01')).toBe('7');
    expect(percentOn(rate('R', '1', [always, { ...always, percent: '8' }]), '2026-01-01')).toBe('8');
  });

  it('answers the rates in the order they apply and leaves out what is not known', () => {
    const known = new Map([rate('GST', '5'), rate('QST', '9.975')].map((r) => [r.id, r]));
    const rates = [
      { taxRateId: 'QST', order: 2, onTax: true },
      { taxRateId: 'gone', order: 3, onTax: false },
      { taxRateId: 'GST', order: 1, onTax: false },
    ];
    expect(componentsOn(rates, known, '2026-11-21')).toEqual([
      { taxRateId: 'GST', name: 'GST', percent: '5', order: 1, onTax: false },
      { taxRateId: 'QST', name: 'QST', percent: '9.975', order: 2, onTax: true },
    ]);
  });

  it('finds exactly the period that holds, however a history without gaps is cut and shuffled', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 3100 }), fc.boolean(), (days, on, reverse) => {
        const starts = [...days].sort((a, b) => a - b);
        const history = [null, ...starts].map((start, index) => ({
          percent: String(index),
          from: start === null ? null : addDays('2020-01-01', start),
          to: starts[index] === undefined ? null : addDays('2020-01-01', (starts[index] ?? 0) - 1),
        }));
        const expected = starts.filter((start) => start <= on).length;
        const record = rate('R', '99', reverse ? history.reverse() : history);
        expect(percentOn(record, addDays('2020-01-01', on))).toBe(String(expected));
      }),
    );
  });
});
