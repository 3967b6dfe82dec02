import { Decimal } from 'decimal.js';
import type { Doc } from '../store/company-books.js';
import { type Body, text } from '../store/doc.js';
import { cents, money, sum } from './money.js';

/** One side of an entry, in home currency: a debit is positive, a credit negative. */
export interface Posting {
  readonly account: string;
  readonly amount: Decimal;
  /** The class or the line's text, where a report wants it. */
  readonly memo?: string;
}

export interface Party {
  readonly kind: 'Customer' | 'Vendor' | 'Employee';
  readonly id: string;
}

/** What one document does to the books. The postings always sum to zero. */
export interface Entry {
  readonly entity: string;
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly party?: Party;
  readonly postings: readonly Posting[];
}

/** Turns an amount in the document's currency into home currency, at the document's own rate. */
export class HomeRate {
  private readonly rate: Decimal;

  constructor(doc: Body) {
    const rate = money(doc.ExchangeRate);
    this.rate = rate.isZero() ? new Decimal(1) : rate;
  }

  get isHome(): boolean {
    return this.rate.eq(1);
  }

  of(amount: Decimal): Decimal {
    return this.isHome ? amount : cents(amount.times(this.rate));
  }
}

export function entry(entity: string, doc: Doc, party: Party | undefined, postings: Posting[]): Entry {
  return {
    entity,
    id: doc.Id,
    number: text(doc.DocNumber) ?? text(doc.PaymentRefNum) ?? '',
    date: text(doc.TxnDate) ?? '',
    party,
    postings: postings.filter((posting) => !posting.amount.isZero()),
  };
}

/**
 * Converting each line on its own can leave a cent over, and a payment at another rate leaves a gain or a loss: both go
 * to one account, so that every entry sums to zero.
 */
export function balanced(postings: Posting[], remainderAccount: string): Posting[] {
  const rest = sum(postings.map((posting) => posting.amount));
  return rest.isZero() ? postings : [...postings, { account: remainderAccount, amount: rest.negated() }];
}
