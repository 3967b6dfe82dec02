import { Money } from '#kernel';
import type {
  CanonicalBillPayment,
  CanonicalCreditUse,
  CanonicalPayment,
  CanonicalRefund,
  Entity,
} from '../ports/canonical-documents.js';

type Document = Readonly<Record<string, unknown>>;

/** What settles invoices, bills and credits, so that what is open on these follows from it. */
export const SETTLEMENTS: readonly Entity[] = ['payment', 'bill-payment', 'credit-use', 'vendor-credit-use'];

/** Whose writes settle something: what a customer gets back of a credit is told by a use of it, what a vendor gives back is not. */
export const SETTLING: readonly Entity[] = [...SETTLEMENTS, 'refund'];

/** What changes the open balances of a customer or vendor: the amounts of these hang together. */
export const OF_MONEY: readonly Entity[] = [
  'invoice',
  'bill',
  'credit',
  'vendor-credit',
  'refund',
  ...SETTLEMENTS,
];

/** Which credit a refund is of, our record knows and the books do not say: no document has it. */
export const REFUNDED = { creditId: 'vendor-credit' } as const satisfies Record<string, Entity>;

/** A document of one of our records, with that. */
export function withSource(entity: Entity, document: Document, record: object | undefined): Document {
  if (entity !== 'refund') return document;
  const { creditId = null } = (record ?? {}) as { creditId?: string | null };
  return { ...document, creditId };
}

/** What one settlement takes off the open balance of each document it names: ids with amounts, several per id possible. */
function settledBy(entity: Entity, document: Document | undefined): [id: string, amount: string][] {
  if (!document || document.voided === true) return [];
  if (entity === 'payment' || entity === 'bill-payment') {
    const { lines } = document as unknown as CanonicalPayment | CanonicalBillPayment;
    return lines.map(({ invoiceId, amount }) => [invoiceId, amount]);
  }
  if (entity === 'refund') return givenBackBy(document);
  const { pairs } = document as unknown as CanonicalCreditUse;
  return pairs.flatMap(({ creditId, invoiceId, amount }): [string, string][] => [
    [creditId, amount],
    ...(invoiceId === null ? [] : [[invoiceId, amount] as [string, string]]),
  ]);
}

function givenBackBy(document: Document): [id: string, amount: string][] {
  const { contractorId, creditId, amount } = document as unknown as CanonicalRefund & {
    creditId: string | null;
  };
  return contractorId === null || creditId === null ? [] : [[creditId, amount]];
}

/** What a write that is not there yet takes off each document it names, beyond what the books know of it already. */
export function beyondAgreed(
  entity: Entity,
  ours: Document | undefined,
  agreed: Document | undefined,
): [id: string, amount: Money][] {
  return [
    ...settledBy(entity, ours).map(([id, amount]): [string, Money] => [id, Money.of(amount)]),
    ...settledBy(entity, agreed).map(([id, amount]): [string, Money] => [id, Money.of(amount).negated()]),
  ];
}

/**
 * What is open here where the books say that it is `there`, and `pending` of ours is not in that. They refuse what is more
 * than is open; until a person mends that, nothing is open here.
 */
export function openBeside(there: string, pending: Money): { balance: string; isTooMuch: boolean } {
  const open = Money.of(there).minus(pending);
  const isTooMuch = open.isNegative();
  return { balance: isTooMuch ? '0' : open.toString(), isTooMuch };
}

/**
 * What is left of a payment whose parts came from both sides: what the books say is left, less what ours pays beyond what
 * theirs pays. A cheque there that is no refund of ours is in their figure alone.
 */
export function unappliedOf(merged: Document, theirs: Document): string {
  const [ours, known] = [merged, theirs].map(spentOf) as [Money, Money];
  const received = Money.of(merged.amount as string).minus(theirs.amount as string);
  return Money.of(theirs.unappliedAmount as string)
    .plus(received)
    .minus(ours.minus(known))
    .toString();
}

function spentOf(document: Document): Money {
  const { lines, refunds = [] } = document as unknown as Pick<CanonicalPayment, 'lines'> &
    Partial<Pick<CanonicalPayment, 'refunds'>>;
  return Money.sum([
    ...lines.map(({ amount }) => amount),
    ...refunds.flatMap(({ refundId, amount }) => (refundId === null ? [] : [amount])),
  ]);
}
