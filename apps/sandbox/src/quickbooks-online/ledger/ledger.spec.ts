import fc from 'fast-check';
import { generateCompany } from '../generator/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { refId } from '../store/doc.js';
import { type Basis, Ledger, money, sum } from './index.js';

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

  it('spreads an invoice over its partial payments so that cash basis ends where accrual does, to the cent', () => {
    const books = companyOf(9);
    const customer = [...books.list('Customer')].find((doc) => refId(doc, 'CurrencyRef') === 'CAD');
    const [item] = books.list('Item');
    const code = [...books.list('TaxCode')].find(({ Name }) => Name === 'GST/QST QC - 9.975');
    const detail = { ItemRef: { value: item?.Id }, TaxCodeRef: { value: code?.Id } };
    const line = { DetailType: 'SalesItemLineDetail', Amount: 33.37, SalesItemLineDetail: detail };
    const CustomerRef = { value: customer?.Id };
    const before = new Ledger(books);
    const earlier = { Accrual: incomeOf(before, 'Accrual'), Cash: incomeOf(before, 'Cash') };
    const invoice = books.create('Invoice', { CustomerRef, Line: [line, line, line] });
    const thirds = [38.37, 38.37, Number(money(invoice.TotalAmt).minus(76.74))];
    for (const part of thirds) {
      const Line = [{ Amount: part, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }];
      books.create('Payment', { CustomerRef, TotalAmt: part, Line });
    }
    expect(books.get('Invoice', invoice.Id)?.Balance).toBe(0);
    const after = new Ledger(books);
    expect(incomeOf(after, 'Accrual').minus(earlier.Accrual).toFixed(2)).toBe('100.11');
    expect(incomeOf(after, 'Cash').minus(earlier.Cash).toFixed(2)).toBe('100.11');
  });
});

function incomeOf(ledger: Ledger, basis: Basis) {
  const postings = [...ledger.entries(basis)].flatMap((entry) => entry.postings);
  const income = postings.filter(({ account }) => ledger.chart.info(account).type === 'Income');
  return sum(income.map(({ amount }) => amount)).negated();
}
