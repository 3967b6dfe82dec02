import type { RateCardFields, RateInForce } from '#catalog';
import { addDays, type LocalDate, Money } from '#kernel';

/** A contractor's rate that is another one from a day on. Rates are decimal text for an hour or a unit. */
export interface RateNews {
  contractorId: string;
  /** The kind of work, in the organization's words. */
  work: string;
  currency: string;
  /** Null where nothing was agreed before, or nothing is any more. */
  before: string | null;
  after: string | null;
  from: LocalDate;
}

/** The days on which a change of a card may begin to matter, in order. */
export function daysToLookAt(
  before: RateCardFields | null,
  after: RateCardFields,
  today: LocalDate,
): LocalDate[] {
  const days = [before, after].flatMap((card) =>
    card ? [card.validFrom, ...(card.validTo ? [addDays(card.validTo, 1)] : [])] : [],
  );
  return [...new Set([...days, today])].sort();
}

/** The first of the days on which the rate is another one than before; undefined when it is the same on all of them. */
export function firstChange(
  days: readonly LocalDate[],
  was: readonly (RateInForce | undefined)[],
  is: readonly (RateInForce | undefined)[],
): Pick<RateNews, 'before' | 'after' | 'from'> | undefined {
  const index = days.findIndex((_, at) => !isSame(was[at]?.rate, is[at]?.rate));
  const from = days[index];
  return from === undefined
    ? undefined
    : { from, before: was[index]?.rate ?? null, after: is[index]?.rate ?? null };
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Money.of(a).equals(b);
}
