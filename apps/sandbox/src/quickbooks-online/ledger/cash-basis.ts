import type { Decimal } from 'decimal.js';
import type { Doc } from '../store/company-books.js';
import { customerOf, type DocumentPostings, vendorOf } from './documents.js';
import { balanced, type Entry, entry, type Posting } from './entry.js';
import type { Context } from './lines.js';
import { cents, sum } from './money.js';
import { type Relief, type Settlements } from './settlements.js';

/**
 * Cash basis: an invoice or a bill does nothing by itself; each payment brings in its share of the document's other side
 * (income, costs, tax). Rounding follows what is left of every posting, so a document paid in parts adds up exactly.
 */
export class CashBasis {
  constructor(
    private readonly context: Context,
    private readonly postings: DocumentPostings,
    private readonly settlements: Settlements,
    private readonly accrual: Record<string, (doc: Doc) => Entry>,
  ) {}

  payment(doc: Doc): Entry {
    const { chart } = this.context;
    const shares = this.settlements.reliefs('Payment', doc).flatMap((relief) => this.share(relief));
    const early = {
      account: chart.unappliedIncome,
      amount: this.postings.unapplied('Payment', doc).negated(),
    };
    const sides = balanced([this.postings.received(doc), ...shares, early], chart.exchange);
    return entry('Payment', doc, customerOf(doc), sides);
  }

  billPayment(doc: Doc): Entry {
    const { chart } = this.context;
    const shares = this.settlements.reliefs('BillPayment', doc).flatMap((relief) => this.share(relief));
    const early = { account: chart.expense, amount: this.postings.unapplied('BillPayment', doc) };
    const sides = balanced([this.postings.paidOut(doc), ...shares, early], chart.exchange);
    return entry('BillPayment', doc, vendorOf(doc), sides);
  }

  private share(relief: Relief): Posting[] {
    const [entity = '', id = ''] = relief.target.split(' ');
    const doc = this.context.books.get(entity, id);
    // The expense itself moved the money already: here it only stops being owed.
    if (doc && entity === 'Purchase')
      return [{ account: this.context.chart.receivable(doc), amount: relief.home.negated() }];
    const post = this.accrual[entity];
    if (!doc || !post || relief.total.isZero()) return [];
    const other = post(doc).postings.filter((posting) => !this.isControl(posting.account));
    const parts = other.map((posting) => ({ ...posting, amount: part(posting.amount, relief) }));
    return this.exact(parts, other, relief);
  }

  /** The shares must sum to what the payment settles: a cent lost in rounding goes to the largest share. */
  private exact(parts: Posting[], other: readonly Posting[], relief: Relief): Posting[] {
    const whole = sum(other.map((posting) => posting.amount));
    const wanted = whole.isNegative() ? relief.home.negated() : relief.home;
    const missing = wanted.minus(sum(parts.map((posting) => posting.amount)));
    if (missing.isZero()) return parts;
    const largest = parts.reduce(
      (best, posting, index) => (posting.amount.abs().gt(parts[best]?.amount.abs() ?? 0) ? index : best),
      0,
    );
    return parts.map((posting, index) =>
      index === largest ? { ...posting, amount: posting.amount.plus(missing) } : posting,
    );
  }

  private isControl(account: string): boolean {
    const { type } = this.context.chart.info(account);
    return type === 'Accounts Receivable' || type === 'Accounts Payable';
  }
}

function part(amount: Decimal, relief: Relief): Decimal {
  const left = (open: Decimal) => cents(amount.times(open).div(relief.total));
  return left(relief.openBefore).minus(left(relief.openAfter));
}
