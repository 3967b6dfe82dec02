import { Decimal } from 'decimal.js';
import type { Doc } from '../../store/company-books.js';
import type { Body } from '../../store/doc.js';
import { type Cast, CURRENCIES, type Ref, type Story } from '../cast.js';
import type { Diary } from '../diary.js';
import { hash } from '../random.js';

/** What every chapter needs: the story, who plays in it, the diary and the document numbers. */
export interface Stage extends Story {
  readonly cast: Cast;
  readonly diary: Diary;
}

export function times(quantity: number, price: number): number {
  return new Decimal(quantity).times(price).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber();
}

export function minus(a: number, b: number): number {
  return new Decimal(a).minus(b).toNumber();
}

export function plus(...amounts: readonly number[]): number {
  return Decimal.sum(0, ...amounts).toNumber();
}

/** A share of an amount, whole cents. */
export function share(amount: number, percent: number): number {
  return times(amount, percent / 100);
}

/** One rate a month is enough of a market for demo books. */
export function currencyFields(currency: 'CAD' | 'USD', date: string): Body {
  if (currency === 'CAD') return { CurrencyRef: CURRENCIES.CAD };
  return { CurrencyRef: CURRENCIES.USD, ExchangeRate: (13_300 + (hash(date.slice(0, 7)) % 700)) / 10_000 };
}

export function link(type: string, doc: Doc | Ref): Body {
  return { TxnId: 'Id' in doc ? String(doc.Id) : doc.value, TxnType: type };
}

/** Runs a counter that starts where real books would after some years. */
export function counter(prefix: string, first: number): () => string {
  let next = first;
  return () => `${prefix}${next++}`;
}
