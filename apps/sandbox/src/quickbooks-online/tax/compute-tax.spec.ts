import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { CompanyBooks } from '../store/company-books.js';
import { computeTax, taxDetail } from './compute-tax.js';

const books = new CompanyBooks({ realmId: '1', name: 'Tax Co' });
const at = new Date('2026-01-01T00:00:00Z');
const gst = books.seed('TaxRate', { Name: 'GST', RateValue: 5 }, at);
const qst = books.seed('TaxRate', { Name: 'QST', RateValue: 9.975 }, at);
const code = books.seed(
  'TaxCode',
  {
    Name: 'GST/QST',
    SalesTaxRateList: {
      TaxRateDetail: [gst, qst].map((rate, TaxOrder) => ({
        TaxRateRef: { value: rate.Id },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder,
      })),
    },
  },
  at,
);
const amounts = fc.array(
  fc.integer({ min: 1, max: 10_000_000 }).map((cents) => new Decimal(cents).dividedBy(100)),
  { minLength: 1, maxLength: 8 },
);

test('net and taxes add up to every price that has tax in it', () => {
  fc.assert(
    fc.property(amounts, (prices) => {
      const lines = prices.map((amount) => ({ amount, codeId: code.Id }));
      const { nets, totals } = computeTax(books, lines, {
        side: 'sales',
        date: '2026-03-01',
        isInclusive: true,
      });
      const sum = Decimal.sum(...nets, ...totals.map((total) => total.tax));
      expect(sum.toFixed(2)).toBe(Decimal.sum(...prices).toFixed(2));
    }),
  );
});

test('each line is rounded for itself', () => {
  const lines = ['0.10', '0.10'].map((amount) => ({ amount: new Decimal(amount), codeId: code.Id }));
  const { totals } = computeTax(books, lines, { side: 'sales', date: '2026-03-01', isInclusive: false });
  expect(totals.map((total) => total.tax.toFixed(2))).toEqual(['0.02', '0.02']);
});

test('a tax line sent along counts only while it speaks of the same net amount', () => {
  const { totals } = computeTax(books, [{ amount: new Decimal(100), codeId: code.Id }], {
    side: 'sales',
    date: '2026-03-01',
    isInclusive: false,
  });
  const sent = (net: number) => ({
    TaxLine: [{ Amount: 4.99, TaxLineDetail: { TaxRateRef: { value: gst.Id }, NetAmountTaxable: net } }],
  });
  expect(taxDetail(totals, sent(100)).total.toFixed(2)).toBe('14.97');
  expect(taxDetail(totals, sent(90)).total.toFixed(2)).toBe('14.98');
});
