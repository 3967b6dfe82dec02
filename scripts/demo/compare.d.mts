import type { Decimal } from 'decimal.js';

export interface Entry {
  id: string;
  number: string;
  currency: string;
  total: string | number;
  open: string | number;
}

export interface Pair {
  ours?: Entry;
  theirs?: Entry;
}

export interface Side {
  count: number;
  total: Decimal;
  open: Decimal;
}

export function differenceOf(pairs: Pair[]): Decimal;
export function totalsOf(
  pairs: Pair[],
): { currency: string; ours: Side; theirs: Side; difference: Decimal }[];
export function judge(
  books: { invoices: Pair[]; payments: Pair[] },
  made: string[],
): { missing: number; notOnce: number; difference: Decimal; agrees: boolean };
