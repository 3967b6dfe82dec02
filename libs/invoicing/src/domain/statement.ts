import { Money } from '#kernel';

export const STATEMENT_KINDS = ['open_item', 'balance_forward'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** One document on a statement. `amount` is what it adds to what the customer owes; payments and credits are negative. */
export interface StatementEntry {
  kind: 'invoice' | 'payment' | 'credit' | 'refund';
  id: string;
  /** The number of an invoice or a credit, the reference of a payment. */
  number: string | null;
  day: string;
  dueDate: string | null;
  amount: string;
}

/** An entry of a balance forward, with what was owed after it. */
export interface RunningEntry extends StatementEntry {
  balance: string;
}

/** A document with something open: what is still owed, or (negative) what is still unused. */
export interface OpenItem extends StatementEntry {
  open: string;
  /** Whole days past the due day; 0 when it is not due. */
  daysOverdue: number;
}

/** What is owed, by how long it is overdue. */
export interface Ageing {
  current: string;
  days1to30: string;
  days31to60: string;
  days61to90: string;
  over90: string;
}

/** The entries with the balance after each, from an opening balance. */
export function runningBalance(opening: string, entries: readonly StatementEntry[]): RunningEntry[] {
  let balance = Money.of(opening);
  return entries.map((entry) => {
    balance = balance.plus(entry.amount);
    return { ...entry, balance: balance.toFixed() };
  });
}

export function openItems(
  entries: readonly (StatementEntry & { open: string })[],
  today: string,
): OpenItem[] {
  return entries.map((entry) => ({ ...entry, daysOverdue: overdueDays(entry.dueDate, today) }));
}

function overdueDays(dueDate: string | null, today: string): number {
  if (dueDate === null || dueDate >= today) return 0;
  return Math.round((Date.parse(today) - Date.parse(dueDate)) / 86_400_000);
}
