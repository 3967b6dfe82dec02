import type { CompanyBooks, Doc } from '../store/company-books.js';
import { text } from '../store/doc.js';
import { CashBasis } from './cash-basis.js';
import { Chart } from './chart.js';
import { DocumentPostings } from './documents.js';
import type { Entry } from './entry.js';
import { openingStock } from './opening-stock.js';
import { Settlements } from './settlements.js';

export type Basis = 'Accrual' | 'Cash';

type Post = (doc: Doc) => Entry;

/** The double entry behind every document of a company. Reports derive from this and from nothing else. */
export class Ledger {
  readonly chart: Chart;
  readonly settlements: Settlements;
  private readonly rules: Record<string, Post>;
  private readonly cashRules: Record<string, Post>;

  constructor(readonly books: CompanyBooks) {
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

  /** Every entry up to and including that day, document kind by document kind. */
  *entries(basis: Basis, until = '9999-12-31', from = ''): Generator<Entry> {
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
