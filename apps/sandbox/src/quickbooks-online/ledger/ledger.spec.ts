import fc from 'fast-check';
import { generateCompany } from '../generator/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { type Basis, Ledger, sum } from './index.js';

function companyOf(seed: number): CompanyBooks {
  const books = new CompanyBooks({ realmId: '1', name: 'Test', now: () => new Date('2026-03-31T20:00:00Z') });
  generateCompany(books, {
    seed,
    customers: 30,
    months: 3,
    contractors: 3,
    employees: 2,
    endDate: '2026-03-31',
  });
  return books;
}

describe('the ledger', () => {
  it.each<Basis>(['Accrual', 'Cash'])('balances every entry of any company on the %s basis', (basis) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const { postings } of new Ledger(companyOf(seed)).entries(basis)) {
          if (!sum(postings.map(({ amount }) => amount)).isZero()) return false;
        }
        return true;
      }),
      { numRuns: 8 },
    );
  });

  it('needs no exchange difference for documents in home currency', () => {
    const books = companyOf(5);
    const ledger = new Ledger(books);
    for (const { entity, id, postings } of ledger.entries('Accrual')) {
      const rate = Number(books.get(entity, id)?.ExchangeRate ?? 1);
      if (rate === 1) expect(postings.some(({ account }) => account === ledger.chart.exchange)).toBe(false);
    }
  });

  it('spreads income over partial payments so that a paid invoice adds up to the cent', () => {
    const books = companyOf(9);
    const ledger = new Ledger(books);
    const invoices = [...books.list('Invoice')].filter(({ Balance }) => Balance === 0);
    expect(invoices.length).toBeGreaterThan(0);
    for (const invoice of invoices) {
      expect(ledger.settlements.open('Invoice', invoice, '9999-12-31').toNumber()).toBe(0);
    }
  });
});
