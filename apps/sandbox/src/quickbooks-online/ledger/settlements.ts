import type { Decimal } from 'decimal.js';
import type { CompanyBooks, Doc } from '../store/company-books.js';
import { type Body, bodies, lines, text } from '../store/doc.js';
import { linkedEntity } from '../totals/money-totals.js';
import { receivablePart } from '../totals/receivable-part.js';
import { HomeRate } from './entry.js';
import { money, ZERO } from './money.js';

/** A part of a payment that settles a part of a document, in the document's own currency. */
export interface Application {
  readonly payment: string;
  readonly target: string;
  readonly date: string;
  readonly amount: Decimal;
}

/** What an application takes off the document's value in home currency, and which share of the document it is. */
export interface Relief {
  readonly target: string;
  readonly amount: Decimal;
  readonly home: Decimal;
  readonly openBefore: Decimal;
  readonly openAfter: Decimal;
  readonly total: Decimal;
}

export const keyOf = (entity: string, id: string): string => `${entity} ${id}`;

/** Which documents can be settled, and by what. */
const SETTLES = {
  Payment: ['Invoice', 'CreditMemo', 'Purchase'],
  BillPayment: ['Bill', 'VendorCredit'],
} as const;

/** Who settled what and when: the one place that reads the links of payments. */
export class Settlements {
  private readonly byTarget = new Map<string, Application[]>();
  private readonly byPayment = new Map<string, Application[]>();

  constructor(private readonly books: CompanyBooks) {
    for (const [entity, targets] of Object.entries(SETTLES)) {
      for (const payment of books.list(entity)) this.read(entity, payment, targets);
    }
    for (const applications of this.byTarget.values()) {
      applications.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    }
  }

  /** What was still open at the end of that day, in the document's currency. */
  open(entity: string, doc: Doc, asOf: string): Decimal {
    let open = this.settleable(entity, doc);
    for (const applied of this.byTarget.get(keyOf(entity, doc.Id)) ?? []) {
      if (applied.date <= asOf) open = open.minus(applied.amount);
    }
    return open;
  }

  /** The part of a payment that settles nothing yet, by the end of that day. */
  unapplied(entity: string, payment: Doc): Decimal {
    let rest = money(payment.TotalAmt);
    for (const applied of this.byPayment.get(keyOf(entity, payment.Id)) ?? []) {
      rest = isCredit(applied.target) ? rest.plus(applied.amount) : rest.minus(applied.amount);
    }
    return rest;
  }

  /**
   * Home value follows what is left, not what is taken: a document that is settled in three foreign parts then ends at
   * exactly zero instead of a cent beside it.
   */
  reliefs(entity: string, payment: Doc): Relief[] {
    const key = keyOf(entity, payment.Id);
    return (this.byPayment.get(key) ?? []).map((applied) => this.relief(applied));
  }

  private relief(applied: Application): Relief {
    const [entity = '', id = ''] = applied.target.split(' ');
    const doc = this.books.get(entity, id);
    const total = this.settleable(entity, doc ?? {});
    let openBefore = total;
    for (const other of this.byTarget.get(applied.target) ?? []) {
      if (other === applied) break;
      openBefore = openBefore.minus(other.amount);
    }
    const openAfter = openBefore.minus(applied.amount);
    const rate = new HomeRate(doc ?? {});
    const home = rate.of(openBefore).minus(rate.of(openAfter));
    return { target: applied.target, amount: applied.amount, home, openBefore, openAfter, total };
  }

  private read(entity: string, payment: Doc, targets: readonly string[]): void {
    const key = keyOf(entity, payment.Id);
    const date = text(payment.TxnDate) ?? '';
    const amounts = new Map<string, Decimal>();
    for (const line of lines(payment)) {
      for (const link of bodies(line.LinkedTxn)) {
        const linked = linkedEntity(String(link.TxnType));
        const target = keyOf(linked, String(link.TxnId));
        if (!targets.includes(linked) || !this.exists(target)) continue;
        amounts.set(target, (amounts.get(target) ?? ZERO).plus(money(line.Amount)));
      }
    }
    for (const [target, amount] of amounts) {
      const application = { payment: key, target, date, amount };
      push(this.byTarget, target, application);
      push(this.byPayment, key, application);
    }
  }

  /** A deposit on the invoice itself was never owed; of an expense only what was given back to a customer is. */
  private settleable(entity: string, doc: Body): Decimal {
    return entity === 'Purchase'
      ? money(receivablePart(this.books, doc).toNumber())
      : money(doc.TotalAmt).minus(money(doc.Deposit));
  }

  private exists(target: string): boolean {
    const [entity = '', id = ''] = target.split(' ');
    return this.books.get(entity, id) !== undefined;
  }
}

export function isCredit(target: string): boolean {
  return target.startsWith('CreditMemo ') || target.startsWith('VendorCredit ');
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
