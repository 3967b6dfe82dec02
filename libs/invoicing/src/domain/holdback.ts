import { afterDiscount } from '#catalog';
import { addDays, type LocalDate, Money } from '#kernel';
import type { PricedLine } from './line-input.js';

/** What is usual where the work is; the contract may say otherwise, and a job or an invoice names its own percentage. */
export interface UsualHoldback {
  percent: string;
  /** Days from the completion of the work until liens expire and the holdback is due. */
  releaseDays: number;
}

/**
 * Holdback by the lien act of each province and territory, and the days that liens live after the work. What was
 * checked against which source, and what could not be, stands in docs/modules/invoicing.md. Quebec has no statutory
 * holdback: 10 % is what contracts use there, and 30 days is how long a legal hypothec may still be published. Where the
 * days could not be confirmed they are the longer of what is known, because money paid out too early is lost.
 */
export const USUAL_HOLDBACKS: Readonly<Record<string, UsualHoldback>> = {
  AB: { percent: '10', releaseDays: 60 },
  BC: { percent: '10', releaseDays: 55 },
  // 60 instead of 40 for every contract since 2025-04-01 (The Builders' Liens Act as amended by S.M. 2023, Bill 38).
  MB: { percent: '7.5', releaseDays: 60 },
  NB: { percent: '10', releaseDays: 60 },
  NL: { percent: '10', releaseDays: 30 },
  NS: { percent: '10', releaseDays: 60 },
  // The Builders' Lien Act (S.N.W.T. 2023, c. 24) governs contracts made since 2025-09-01 and gives liens longer than 45 days.
  NT: { percent: '10', releaseDays: 60 },
  NU: { percent: '10', releaseDays: 45 },
  ON: { percent: '10', releaseDays: 60 },
  PE: { percent: '15', releaseDays: 60 },
  QC: { percent: '10', releaseDays: 30 },
  SK: { percent: '10', releaseDays: 40 },
  YT: { percent: '10', releaseDays: 30 },
};
const USUAL: UsualHoldback = { percent: '10', releaseDays: 60 };

export function usualHoldback(province: string): UsualHoldback {
  return USUAL_HOLDBACKS[province] ?? USUAL;
}

/** The province whose lien act counts: where the work is done; at home when the site names none. */
export function provinceOfWork(site: { province?: string } | null | undefined, home: string): string {
  return site?.province?.trim().toUpperCase() || home;
}

/** The first day on which a holdback may be paid out after work was completed. */
export function releaseDay(completedOn: LocalDate, province: string): LocalDate {
  return addDays(completedOn, usualHoldback(province).releaseDays + 1);
}

export interface HoldbackTerms {
  percent: string;
  /** The item whose account is the asset "holdbacks receivable" (or the liability, on a bill). */
  itemId: string;
}

/**
 * The lines that hold back a percentage of the work, one for each tax code, negative. They carry the tax code of what
 * they hold back, because tax on a holdback is due when it is paid out (ETA s. 168(7)), and together are the percentage
 * to the cent.
 */
export function holdbackLines(
  lines: readonly PricedLine[],
  { percent, itemId }: HoldbackTerms,
): PricedLine[] {
  const bases = [...basesByTax(lines)].filter(([, base]) => base.compare(Money.zero) > 0);
  const held = Money.sum(bases.map(([, base]) => base))
    .percent(percent)
    .toCents();
  if (held.isZero()) return [];
  const parts = held.allocate(bases.map(([, base]) => base.toString()));
  return bases.flatMap(([taxCodeId], index): PricedLine[] => {
    const amount = (parts[index] as Money).negated();
    if (amount.isZero()) return [];
    return [
      {
        lineNumber: 0,
        kind: 'item',
        itemId,
        accountId: null,
        description: `Holdback ${Money.of(percent)} %`,
        quantity: '1',
        unitPrice: amount.toFixed(),
        amount: amount.toFixed(),
        taxCodeId,
        serviceDate: null,
        jobId: null,
        jobLineNumber: null,
        timeEntryId: null,
        role: 'holdback',
        evidence: [],
      },
    ];
  });
}

/** What is charged for work under each tax code, after the discount. */
function basesByTax(lines: readonly PricedLine[]): Map<string | null, Money> {
  const work = lines.filter((line) => line.kind !== 'discount' && line.kind !== 'note' && !line.role);
  const subtotal = Money.sum(work.map((line) => line.amount));
  const discount = Money.sum(
    lines.filter((line) => line.kind === 'discount').map((line) => line.amount),
  ).negated();
  const left = afterDiscount(
    work.map((line) => Money.of(line.amount)),
    subtotal,
    discount,
  );
  const bases = new Map<string | null, Money>();
  work.forEach((line, index) => {
    const base = bases.get(line.taxCodeId) ?? Money.zero;
    bases.set(line.taxCodeId, base.plus(left[index] as Money));
  });
  return bases;
}
