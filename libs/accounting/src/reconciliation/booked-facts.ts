import { Money } from '#kernel';

/** The parts of a document that two sets of books must agree on. References are our ids. */
export interface BookedFacts {
  total: Money;
  /** Null where a document has none, such as a payment. */
  tax: Money | null;
  /** What is open or unapplied of it. */
  open: Money;
  isVoid: boolean;
  /** What it pays of invoices or bills. */
  applied: ReadonlyMap<string, Money>;
  /** What it uses of credits. */
  used: ReadonlyMap<string, Money>;
  number: string | null;
  day: string | null;
  currency: string;
  /** To the home currency; null in it, and where nobody said. */
  rate: string | null;
  partyId: string | null;
}

interface Booked {
  total?: string;
  amount?: string;
  taxAmount?: string;
  balance?: string;
  unappliedAmount?: string;
  voided?: boolean;
  number?: string;
  invoiceDate?: string;
  creditDate?: string;
  paymentDate?: string;
  usedOn?: string;
  currency?: string;
  exchangeRate?: string | null;
  customerId?: string | null;
  contractorId?: string | null;
  lines?: { invoiceId?: string | null; amount: string }[];
  pairs?: { creditId: string; invoiceId: string | null; amount: string }[];
}

/** Reads them out of a canonical document of any kind. */
export function factsOf(document: object): BookedFacts {
  const booked = document as Booked;
  const { pairs } = booked;
  const total = pairs
    ? Money.sum(pairs.map(({ amount }) => amount))
    : Money.of(booked.total ?? booked.amount ?? '0');
  return {
    total,
    tax: booked.taxAmount === undefined ? null : Money.of(booked.taxAmount),
    open: Money.of(booked.balance ?? booked.unappliedAmount ?? '0'),
    isVoid: booked.voided === true,
    // Lines of an invoice name no other invoice.
    applied: sumsOf([...(booked.lines ?? []), ...(pairs ?? [])], ({ invoiceId }) => invoiceId),
    used: sumsOf(pairs ?? [], ({ creditId }) => creditId),
    number: booked.number ?? null,
    day: booked.invoiceDate ?? booked.creditDate ?? booked.paymentDate ?? booked.usedOn ?? null,
    currency: booked.currency ?? 'CAD',
    rate: booked.exchangeRate ?? null,
    partyId: booked.customerId ?? booked.contractorId ?? null,
  };
}

function sumsOf<P extends { amount: string }>(
  parts: readonly P[],
  idOf: (part: P) => string | null | undefined,
): Map<string, Money> {
  const sums = new Map<string, Money>();
  for (const part of parts) {
    const id = idOf(part);
    if (id) sums.set(id, (sums.get(id) ?? Money.zero).plus(part.amount));
  }
  return sums;
}
