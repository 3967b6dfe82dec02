import { Decimal } from 'decimal.js';
import { money, sum, Totals } from '../ledger/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, lines, refId } from '../store/doc.js';
import { generateCompany } from './index.js';
import type { GenerateOptions } from './options.js';

const SMALL: GenerateOptions = { seed: 7, customers: 60, months: 6, endDate: '2026-03-31', contractors: 4 };

function booksWith(options: GenerateOptions): CompanyBooks {
  const books = new CompanyBooks({ realmId: '1', name: 'Test', now: () => new Date('2026-03-31T20:00:00Z') });
  generateCompany(books, options);
  return books;
}

function everything(books: CompanyBooks): string {
  return JSON.stringify(books.entities().map((entity) => [entity, [...books.list(entity)]]));
}

function netOf(doc: Body): Decimal {
  const amounts = lines(doc).map((line) => {
    if (line.DetailType === 'SubTotalLineDetail') return money(0);
    return line.DetailType === 'DiscountLineDetail' ? money(line.Amount).negated() : money(line.Amount);
  });
  return sum(amounts);
}

/** Milliseconds that this thread has computed: a clock runs on while others have the processor. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

describe('the generated company', () => {
  const books = booksWith(SMALL);

  it('is the same to the byte for the same seed', () => {
    expect(everything(booksWith(SMALL)) === everything(books)).toBe(true);
  });

  it('is another company for another seed', () => {
    expect(everything(booksWith({ ...SMALL, seed: 8 })) === everything(books)).toBe(false);
  });

  it('has as many customers as asked for, a third of them jobs and some of those projects', () => {
    const customers = [...books.list('Customer')];
    expect(customers).toHaveLength(60);
    expect(customers.filter(({ Job }) => Job === true)).toHaveLength(20);
    expect(customers.filter(({ IsProject }) => IsProject === true).length).toBeGreaterThan(0);
  });

  it.each(['Invoice', 'Estimate', 'CreditMemo', 'Bill', 'PurchaseOrder'])(
    'totals every %s as its lines and its tax',
    (entity) => {
      for (const doc of books.list(entity)) {
        const tax = child(doc, 'TxnTaxDetail');
        const taxLines = sum(bodies(tax.TaxLine).map((line) => money(line.Amount)));
        expect(money(tax.TotalTax).toFixed(2)).toBe(taxLines.toFixed(2));
        expect(money(doc.TotalAmt).toFixed(2)).toBe(netOf(doc).plus(taxLines).toFixed(2));
      }
    },
  );

  it('leaves on every invoice what its payments did not settle', () => {
    const paid = new Totals<string>();
    for (const payment of books.list('Payment')) {
      for (const line of lines(payment)) {
        for (const link of bodies(line.LinkedTxn)) {
          if (link.TxnType === 'Invoice') paid.add(String(link.TxnId), money(line.Amount));
        }
      }
    }
    for (const invoice of books.list('Invoice')) {
      const open = money(invoice.TotalAmt).minus(paid.get(invoice.Id));
      expect(money(invoice.Balance).toFixed(2)).toBe(open.toFixed(2));
    }
  });

  it('gives every customer the balance of its open documents', () => {
    const open = new Totals<string>();
    for (const invoice of books.list('Invoice'))
      open.add(refId(invoice, 'CustomerRef') ?? '', money(invoice.Balance));
    for (const memo of books.list('CreditMemo')) {
      open.add(refId(memo, 'CustomerRef') ?? '', money(memo.Balance).negated());
    }
    for (const payment of books.list('Payment')) {
      open.add(refId(payment, 'CustomerRef') ?? '', money(payment.UnappliedAmt).negated());
    }
    for (const customer of books.list('Customer')) {
      expect(money(customer.Balance).toFixed(2)).toBe(open.get(customer.Id).toFixed(2));
    }
  });

  it('keeps accepted estimates that nobody has invoiced yet', () => {
    const accepted = [...books.list('Estimate')].filter(({ TxnStatus }) => TxnStatus === 'Accepted');
    expect(accepted.length).toBeGreaterThan(3);
  });

  it('holds the awkward cases that real books hold', () => {
    const customers = [...books.list('Customer')];
    const invoices = [...books.list('Invoice')];
    expect(customers.some(({ DisplayName }) => DisplayName === 'Élévateurs Côté & Fils inc.')).toBe(true);
    expect(customers.some(({ PrimaryEmailAddr }) => PrimaryEmailAddr === undefined)).toBe(true);
    expect(customers.some((doc) => refId(doc, 'CurrencyRef') === 'USD')).toBe(true);
    expect(invoices.some((doc) => lines(doc).length > 50)).toBe(true);
    expect(
      invoices.some((doc) => lines(doc).some(({ DetailType }) => DetailType === 'DiscountLineDetail')),
    ).toBe(true);
    expect([...books.list('Item')].some(({ Active }) => Active === false)).toBe(true);
    const [preferences] = books.list('Preferences');
    expect(child(preferences, 'AccountingInfoPrefs').BookCloseDate).toBe('2025-10-31');
  });
});

describe('the load company', () => {
  const load = { customers: 500, invoices: 12_000, payments: 1_000 };
  const books = booksWith({ seed: 3, endDate: '2026-03-31', load });

  it('holds exactly the asked number of documents', () => {
    expect(books.count('Customer')).toBe(load.customers);
    expect(books.count('Invoice')).toBe(load.invoices);
    expect(books.count('Payment')).toBe(load.payments);
  });

  it('is consistent: lines, tax, balances and the sums on the customers', () => {
    const open = new Totals<string>();
    for (const invoice of books.list('Invoice')) {
      const tax = money(child(invoice, 'TxnTaxDetail').TotalTax);
      expect(money(invoice.TotalAmt).toFixed(2)).toBe(netOf(invoice).plus(tax).toFixed(2));
      open.add(refId(invoice, 'CustomerRef') ?? '', money(invoice.Balance));
    }
    for (const customer of books.list('Customer')) {
      expect(money(customer.Balance).toFixed(2)).toBe(open.get(customer.Id).toFixed(2));
    }
  });

  it('has a bulk import of three thousand invoices in one second', () => {
    const bySecond = new Map<string, number>();
    for (const { MetaData } of books.list('Invoice')) {
      bySecond.set(MetaData.LastUpdatedTime, (bySecond.get(MetaData.LastUpdatedTime) ?? 0) + 1);
    }
    expect(Math.max(...bySecond.values())).toBeGreaterThanOrEqual(3_000);
  });

  it('writes twenty thousand documents in a blink', () => {
    const started = computed();
    booksWith({ load: { customers: 10_000, invoices: 10_000 } });
    expect(computed() - started).toBeLessThan(5_000);
  });
});
