import type { Body } from '../../store/doc.js';
import { type Cast, CURRENCIES, type Ref, refTo, type Story } from '../cast.js';
import { FAMILY, FIRST_WORDS } from '../data/names.js';
import type { LoadOptions } from '../options.js';
import { hash } from '../random.js';
import { type Draft, draft, placeOf } from './draft.js';
import { buildPool, type PooledPlace } from './line-pool.js';
import { Moments } from './moments.js';

interface Load {
  readonly story: Story;
  readonly cast: Cast;
  readonly options: LoadOptions;
  readonly pool: readonly PooledPlace[];
  readonly seed: number;
  readonly moments: Moments;
  readonly customerRefs: Ref[];
}

/** Nested constants that every document points at. Frozen, because they are shared. */
const CAD = Object.freeze({ ...CURRENCIES.CAD });
const EMPTY = Object.freeze({});
const NO_LINES: readonly object[] = Object.freeze([]);
const SUBTOTAL = 'SubTotalLineDetail';

/** Finished documents straight into the store, a hundred thousand to a million of them. */
export function seedLoad(story: Story, cast: Cast, options: LoadOptions): void {
  const { books, plan } = story;
  const rateRefs = new Map<string, Ref>();
  for (const rate of books.list('TaxRate')) rateRefs.set(String(rate.Name), Object.freeze(refTo(rate)));
  const load: Load = {
    story,
    cast,
    options,
    pool: buildPool(cast, rateRefs),
    seed: hash(String(plan.seed)),
    moments: new Moments(plan.startDate, plan.endDate, options.invoices),
    customerRefs: [],
  };
  seedLoadCustomers(load);
  const payments = Math.min(options.payments ?? 0, options.invoices);
  for (let index = 0; index < options.invoices; index++) {
    const numbers = draft(load.pool, load.seed, options.customers, index);
    const at = load.moments.at(index);
    const isPaid = index < payments;
    const invoice = books.seed('Invoice', invoiceOf(load, numbers, index, at, isPaid), at);
    if (isPaid) seedPayment(load, invoice.Id, numbers, at);
  }
}

/** Balances come first: a customer document carries what its open invoices will sum to. */
function seedLoadCustomers(load: Load): void {
  const { books, plan } = load.story;
  const { customers, invoices, payments = 0 } = load.options;
  const owed = new Float64Array(customers);
  for (let index = payments; index < invoices; index++) {
    const { customer, totalCents } = draft(load.pool, load.seed, customers, index);
    owed[customer] = (owed[customer] ?? 0) + totalCents;
  }
  const moments = new Moments(plan.startDate, plan.endDate, customers);
  for (let index = 0; index < customers; index++) {
    const at = moments.at(index);
    const balance = (owed[index] ?? 0) / 100;
    const stored = books.seed('Customer', customerOf(load, index, balance), at);
    load.customerRefs.push({ value: stored.Id, name: String(stored.DisplayName) });
  }
}

function customerOf({ pool, cast }: Load, index: number, balance: number): Body {
  const { place } = placeOf(pool, index);
  const name = `${FIRST_WORDS[index % FIRST_WORDS.length]} ${FAMILY[index % 17]} ${index + 1}`;
  return {
    DisplayName: name,
    FullyQualifiedName: name,
    CompanyName: name,
    PrintOnCheckName: name,
    Active: true,
    PrimaryEmailAddr: { Address: `ap${index + 1}@load.example` },
    BillAddr: {
      Line1: `${(index % 2400) + 1} Industrial Road`,
      City: place.city,
      Country: 'Canada',
      CountrySubDivisionCode: place.province,
      PostalCode: `${place.postal} 1A1`,
    },
    Job: false,
    BillWithParent: false,
    Taxable: true,
    SalesTermRef: cast.terms.net30,
    Balance: balance,
    BalanceWithJobs: balance,
    CurrencyRef: CAD,
    PreferredDeliveryMethod: 'Email',
    IsProject: false,
  };
}

function invoiceOf(load: Load, numbers: Draft, index: number, at: Date, isPaid: boolean): Body {
  const total = numbers.totalCents / 100;
  const net = numbers.netCents / 100;
  const lines: object[] = numbers.lines.map(({ wire }) => wire);
  lines.push({ Amount: net, DetailType: SUBTOTAL, SubTotalLineDetail: EMPTY });
  const taxes = placeOf(load.pool, numbers.customer).rates.map(({ ref, percent }, rate) => ({
    Amount: (numbers.taxCents[rate] ?? 0) / 100,
    DetailType: 'TaxLineDetail',
    TaxLineDetail: { TaxRateRef: ref, PercentBased: true, TaxPercent: percent, NetAmountTaxable: net },
  }));
  const tax = (numbers.totalCents - numbers.netCents) / 100;
  return {
    DocNumber: `L${index + 1}`,
    TxnDate: load.moments.day(at),
    DueDate: load.moments.dayAfter(at, 30),
    CustomerRef: load.customerRefs[numbers.customer],
    CurrencyRef: CAD,
    ExchangeRate: 1,
    SalesTermRef: load.cast.terms.net30,
    Line: lines,
    TxnTaxDetail: { TotalTax: tax, TaxLine: taxes },
    LinkedTxn: NO_LINES,
    GlobalTaxCalculation: 'TaxExcluded',
    ApplyTaxAfterDiscount: false,
    PrintStatus: 'NotSet',
    EmailStatus: 'NotSet',
    TotalAmt: total,
    Balance: isPaid ? 0 : total,
  };
}

function seedPayment(load: Load, invoiceId: string, numbers: Draft, at: Date): void {
  const total = numbers.totalCents / 100;
  load.story.books.seed(
    'Payment',
    {
      TxnDate: load.moments.day(at),
      CustomerRef: load.customerRefs[numbers.customer],
      CurrencyRef: CAD,
      ExchangeRate: 1,
      DepositToAccountRef: load.cast.accounts.chequing,
      PaymentMethodRef: load.cast.methods.eft,
      TotalAmt: total,
      UnappliedAmt: 0,
      ProcessPayment: false,
      Line: [{ Amount: total, LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }],
    },
    at,
  );
}
