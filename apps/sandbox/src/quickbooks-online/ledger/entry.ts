import { Decimal } from 'decimal.js';
import type { Doc } from '../store/company-books.js';
import { type Body, child, refId, text } from '../store/doc.js';
import { cents, money, sum } from './money.js';

/** One side of an entry, in home currency: a debit is positive, a credit negative. */
export interface Posting {
  readonly account: string;
  readonly amount: Decimal;
  /** The class or the line's text, where a report wants it. */
  readonly memo?: string;
  readonly tags?: Tags;
}

/** Whom and what a line is about besides its account, by id. */
export type Tags = Readonly<Partial<Record<Dimension, string>>>;

export type Dimension = 'customer' | 'vendor' | 'employee' | 'class' | 'department' | 'item';

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
  const ofAll = tagsOf(doc);
  const moved = postings.filter((posting) => !posting.amount.isZero());
  return {
    entity,
    id: doc.Id,
    number: text(doc.DocNumber) ?? text(doc.PaymentRefNum) ?? '',
    date: text(doc.TxnDate) ?? '',
    party,
    postings: ofAll ? moved.map((posting) => ({ ...posting, tags: { ...ofAll, ...posting.tags } })) : moved,
  };
}

/** The class and the location of a whole document: its lines have them too, unless they say otherwise. */
function tagsOf(doc: Body): Tags | undefined {
  const [own, department] = [refId(doc, 'ClassRef'), refId(doc, 'DepartmentRef')];
  return own || department ? { ...(own && { class: own }), ...(department && { department }) } : undefined;
}

/** What the detail of a line says of customer, class, location and item; a journal entry names its party in `Entity`. */
export function lineTags(detail: Body): Tags {
  const tags: Partial<Record<Dimension, string>> = {};
  const entity = child(detail, 'Entity');
  const party = refId(entity, 'EntityRef') ?? text(entity.value);
  const kind = String(entity.Type ?? entity.type ?? '').toLowerCase();
  if (party && (kind === 'customer' || kind === 'vendor' || kind === 'employee')) tags[kind] = party;
  for (const [dimension, field] of TAGGED) {
    const id = refId(detail, field);
    if (id !== undefined) tags[dimension] = id;
  }
  return tags;
}

const TAGGED = [
  ['customer', 'CustomerRef'],
  ['class', 'ClassRef'],
  ['department', 'DepartmentRef'],
  ['item', 'ItemRef'],
] as const;

/** The id that a posting has in one dimension: its own, else that of the entry's customer, vendor or employee, else none (''). */
export function idIn(entry: Entry, posting: Posting, dimension: Dimension): string {
  const own = posting.tags?.[dimension];
  if (own !== undefined) return own;
  return entry.party?.kind.toLowerCase() === dimension ? entry.party.id : '';
}

/**
 * Converting each line on its own can leave a cent over, and a payment at another rate leaves a gain or a loss: both go
 * to one account, so that every entry sums to zero.
 */
export function balanced(postings: Posting[], remainderAccount: string): Posting[] {
  const rest = sum(postings.map((posting) => posting.amount));
  return rest.isZero() ? postings : [...postings, { account: remainderAccount, amount: rest.negated() }];
}
