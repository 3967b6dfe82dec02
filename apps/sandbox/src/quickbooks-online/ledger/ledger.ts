import type { CompanyBooks, Doc } from '../store/company-books.js';
import { text } from '../store/doc.js';
import { CashBasis } from './cash-basis.js';
import { Chart } from './chart.js';
import { DocumentPostings } from './documents.js';
import { type Dimension, type Entry, idIn, type Posting } from './entry.js';
import { Totals } from './money.js';
import { openingStock } from './opening-stock.js';
import { Settlements } from './settlements.js';

export type Basis = 'Accrual' | 'Cash';

type Post = (doc: Doc) => Entry;

/** Where entries come from: all documents, or a part of them. */
interface Source {
  readonly chart: Chart;
  readonly settlements: Settlements;
  entries(basis: Basis, until: string, from: string): Iterable<Entry>;
}

/** Every document as an entry, made when it is asked for. */
class Documents implements Source {
  readonly chart: Chart;
  readonly settlements: Settlements;
  private readonly rules: Record<string, Post>;
  private readonly cashRules: Record<string, Post>;

  constructor(private readonly books: CompanyBooks) {
    this.chart = new Chart(books);
    this.settlements = new Settlements(books);
    const context = { books, chart: this.chart };
    const post = new DocumentPostings(context, this.settlements);
    const immediate: Record<string, Post> = {
      SalesReceipt: (doc) => post.cashSale('SalesReceipt', doc, 1),
      RefundReceipt: (doc) => post.cashSale('RefundReceipt', doc, -1),
      Purchase: (doc) => post.purchase(doc),
      Deposit: (doc) => post.deposit(doc),
      Transfer: (doc) => post.transfer(doc),
      JournalEntry: (doc) => post.journal(doc),
    };
    this.rules = {
      Invoice: (doc) => post.sale('Invoice', doc, 1),
      CreditMemo: (doc) => post.sale('CreditMemo', doc, -1),
      Payment: (doc) => post.payment(doc),
      Bill: (doc) => post.bill('Bill', doc, 1),
      VendorCredit: (doc) => post.bill('VendorCredit', doc, -1),
      BillPayment: (doc) => post.billPayment(doc),
      ...immediate,
    };
    const cash = new CashBasis(context, post, this.settlements, this.rules);
    this.cashRules = {
      Payment: (doc) => cash.payment(doc),
      BillPayment: (doc) => cash.billPayment(doc),
      ...immediate,
    };
  }

  *entries(basis: Basis, until: string, from: string): Generator<Entry> {
    for (const opening of openingStock({ books: this.books, chart: this.chart })) {
      if (opening.date <= until && opening.date >= from) yield opening;
    }
    for (const [entity, post] of Object.entries(basis === 'Cash' ? this.cashRules : this.rules)) {
      for (const doc of this.books.list(entity)) {
        const date = text(doc.TxnDate) ?? '';
        if (date <= until && date >= from) yield post(doc);
      }
    }
  }
}

/** The double entry behind every document of a company. Reports derive from this and from nothing else. */
export class Ledger {
  constructor(
    readonly books: CompanyBooks,
    private readonly source: Source = new Documents(books),
  ) {}

  get chart(): Chart {
    return this.source.chart;
  }

  get settlements(): Settlements {
    return this.source.settlements;
  }

  /** Every entry up to and including that day, document kind by document kind. */
  entries(basis: Basis, until = '9999-12-31', from = ''): Iterable<Entry> {
    return this.source.entries(basis, until, from);
  }

  /** The same books with only those postings; an entry that keeps none is not there. */
  narrowed(keep: (entry: Entry, posting: Posting) => boolean): Ledger {
    const { chart, settlements } = this.source;
    const entries = (basis: Basis, until: string, from: string) =>
      kept(this.source.entries(basis, until, from), keep);
    return new Ledger(this.books, { chart, settlements, entries });
  }

  /** The books once for each customer, class and so on; what belongs to none stands under ''. They know entries of that basis only. */
  split(dimension: Dimension, basis: Basis, until: string): Map<string, Ledger> {
    const found = new Map<string, Entry[]>();
    for (const entry of this.entries(basis, until)) {
      const values = new Set(entry.postings.map((posting) => idIn(entry, posting, dimension)));
      for (const value of values) {
        const postings = entry.postings.filter((posting) => idIn(entry, posting, dimension) === value);
        const own = found.get(value) ?? [];
        own.push({ ...entry, postings });
        found.set(value, own);
      }
    }
    return new Map([...found].map(([value, entries]) => [value, this.holding(entries)]));
  }

  /** The same sums in one entry a day, for reports that add accounts up again and again. It knows entries of that basis only. */
  daily(basis: Basis, until: string): Ledger {
    const days = new Map<string, Totals<string>>();
    for (const { date, postings } of this.entries(basis, until)) {
      const totals = days.get(date) ?? new Totals<string>();
      for (const { account, amount } of postings) totals.add(account, amount);
      days.set(date, totals);
    }
    const dayOf = ([date, totals]: [string, Totals<string>]): Entry => ({
      entity: 'Day',
      id: date,
      number: '',
      date,
      postings: [...totals.keys()].map((account) => ({ account, amount: totals.get(account) })),
    });
    return this.holding([...days].map(dayOf));
  }

  private holding(held: readonly Entry[]): Ledger {
    const { chart, settlements } = this.source;
    const entries = (_basis: Basis, until: string, from: string) =>
      held.filter(({ date }) => date <= until && date >= from);
    return new Ledger(this.books, { chart, settlements, entries });
  }
}

function* kept(
  entries: Iterable<Entry>,
  keep: (entry: Entry, posting: Posting) => boolean,
): Generator<Entry> {
  for (const entry of entries) {
    const postings = entry.postings.filter((posting) => keep(entry, posting));
    if (postings.length > 0) yield { ...entry, postings };
  }
}
