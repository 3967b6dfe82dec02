import { predictTotals, TOTALS_RULES } from './predict-totals.js';

const HST = [{ taxRateId: 'hst', name: 'HST ON', percent: '13', onTax: false }];
const rule = TOTALS_RULES['quickbooks-online'];

describe('what the accounting system will compute', () => {
  it('takes a discount off before tax, and freight beside it', () => {
    const totals = predictTotals(rule, {
      lines: [
        { amount: '100.00', rates: HST },
        { amount: '50.00', rates: null },
        { amount: '20.00', rates: HST, isFreight: true },
      ],
      discount: { percent: '10' },
    });
    expect(totals).toMatchObject({
      subtotal: '150.00',
      discount: '15.00',
      freight: '20.00',
      tax: '14.30',
      total: '169.30',
    });
  });

  it('takes a discount in an amount as well', () => {
    const totals = predictTotals(rule, {
      lines: [{ amount: '100.00', rates: HST }],
      discount: { amount: '10' },
    });
    expect(totals).toMatchObject({ discount: '10.00', tax: '11.70', total: '101.70' });
  });

  it('holds back with tax and without', () => {
    const held = (rates: typeof HST | null) =>
      predictTotals(rule, {
        lines: [
          { amount: '1000.00', rates: HST },
          { amount: '-100.00', rates },
        ],
      }).total;
    expect([held(HST), held(null)]).toEqual(['1017.00', '1030.00']);
  });
});
