import { Money } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import type { BookedFacts } from './booked-facts.js';
import type { DifferenceKind, FindingDetail } from './reconciliation.types.js';

/** How one document differs between the books; `ours` and `theirs` are of what differs. */
export interface Comparison {
  kind: DifferenceKind;
  ours: Money | null;
  theirs: Money | null;
  amount: Money;
  detail: FindingDetail;
}

const SETTLEMENTS: ReadonlySet<Entity> = new Set([
  'payment',
  'bill-payment',
  'credit-use',
  'vendor-credit-use',
]);

/** Whether it moves money between documents instead of asking for it. */
export function isSettlement(entity: Entity): boolean {
  return SETTLEMENTS.has(entity);
}

/** What two sides that both have a document do not agree on, the first cause first; undefined when they agree. */
export function compareRecords(ours: BookedFacts, theirs: BookedFacts): Comparison | undefined {
  if (ours.isVoid && theirs.isVoid) return undefined;
  if (ours.isVoid) return between('void-here-open-there', Money.zero, worthOf(theirs));
  if (theirs.isVoid) return between('open-here-void-there', worthOf(ours), Money.zero);
  const taxDiffers = ours.tax !== null && theirs.tax !== null && !ours.tax.equals(theirs.tax);
  if (taxDiffers && ours.tax && theirs.tax && netOf(ours).equals(netOf(theirs)))
    return between('tax-differs', ours.tax, theirs.tax);
  if (!ours.total.equals(theirs.total)) return between('amount-differs', ours.total, theirs.total);
  if (taxDiffers && ours.tax && theirs.tax) return between('tax-differs', ours.tax, theirs.tax);
  return allocations(ours, theirs) ?? openAmounts(ours, theirs) ?? homeAmounts(ours, theirs);
}

/** What a document that only one side has is called. */
export function onlyOn(side: 'here' | 'there', entity: Entity, isDeleted: boolean): DifferenceKind {
  if (isSettlement(entity)) return side === 'here' ? 'payment-not-there' : 'payment-not-here';
  if (side === 'there') return 'not-here';
  return isDeleted ? 'deleted-there' : 'not-there';
}

/**
 * By how much a settlement lets the open amounts of other documents differ: theirs less ours. Undefined is a side that
 * does not have it.
 */
export function effectsOf(
  ours: BookedFacts | undefined,
  theirs: BookedFacts | undefined,
): Map<string, Money> {
  const effects = new Map<string, Money>();
  const add = (facts: BookedFacts | undefined, factor: number) => {
    if (!facts || facts.isVoid) return;
    for (const [id, amount] of [...facts.applied, ...facts.used])
      effects.set(id, (effects.get(id) ?? Money.zero).plus(amount.times(factor)));
  };
  add(ours, 1);
  add(theirs, -1);
  return effects;
}

function between(kind: DifferenceKind, ours: Money, theirs: Money): Comparison {
  return { kind, ours, theirs, amount: sizeOf(theirs.minus(ours)), detail: {} };
}

function allocations(ours: BookedFacts, theirs: BookedFacts): Comparison | undefined {
  const ids = new Set([...ours.applied.keys(), ...theirs.applied.keys()]);
  const parts = [...ids]
    .map((invoiceId) => ({
      invoiceId,
      ours: ours.applied.get(invoiceId) ?? Money.zero,
      theirs: theirs.applied.get(invoiceId) ?? Money.zero,
    }))
    .filter((part) => !part.ours.equals(part.theirs));
  if (parts.length === 0) return undefined;
  const gaps = parts.map((part) => part.theirs.minus(part.ours));
  const more = Money.sum(gaps.filter((gap) => !gap.isNegative()));
  const less = Money.sum(gaps.filter((gap) => gap.isNegative())).negated();
  return {
    kind: 'allocation-differs',
    ours: Money.sum(parts.map((part) => part.ours)),
    theirs: Money.sum(parts.map((part) => part.theirs)),
    // What was moved from one invoice to another counts once.
    amount: more.compare(less) > 0 ? more : less,
    detail: {
      allocations: parts.map((part) => ({
        invoiceId: part.invoiceId,
        ours: part.ours.toFixed(),
        theirs: part.theirs.toFixed(),
      })),
    },
  };
}

function openAmounts(ours: BookedFacts, theirs: BookedFacts): Comparison | undefined {
  return ours.open.equals(theirs.open) ? undefined : between('balance-differs', ours.open, theirs.open);
}

/** The same is open on both sides, and it is not worth the same: whoever did not say a rate counts it as one. */
function homeAmounts(ours: BookedFacts, theirs: BookedFacts): Comparison | undefined {
  if (theirs.rate === null) return undefined;
  const [here, there] = [inHome(ours.open, ours.rate ?? '1'), inHome(theirs.open, theirs.rate)];
  if (here.equals(there)) return undefined;
  return {
    ...between('balance-differs', here, there),
    detail: { rates: { ours: ours.rate, theirs: theirs.rate } },
  };
}

function inHome(amount: Money, rate: string): Money {
  return amount.times(rate).toCents();
}

/** What is open of it, or all of it where nothing is. */
export function worthOf({ open, total }: BookedFacts): Money {
  return open.isZero() ? total : open;
}

function netOf({ total, tax }: BookedFacts): Money {
  return total.minus(tax ?? Money.zero);
}

export function sizeOf(amount: Money): Money {
  return amount.isNegative() ? amount.negated() : amount;
}
