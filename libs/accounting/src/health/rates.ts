import type { Outcome } from './tally.repository.js';

/** The spans of time that a rate is told for; each begins with a full hour. */
export const SPANS = { day: 24, week: 7 * 24, month: 30 * 24 } as const;
export type Span = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as Span[];

/** What became of one entity's tries, added up. */
export interface TallyRow {
  entity: string;
  outcome: Outcome;
  tries: Record<Span, number>;
  retries: Record<Span, number>;
}

/** What became of tries to write. A try that waited for another record is none. */
export interface Rate {
  tries: number;
  confirmed: number;
  failed: number;
  uncertain: number;
  parked: number;
  waited: number;
  /** Tries that were not the first of their operation, and how many of those went through. */
  retries: number;
  retriesConfirmed: number;
  /** Share that went through, in percent with at most two decimals, rounded down; null when nothing was tried. */
  successPercent: string | null;
}

export type Rates = Record<Span, Rate>;

/** The rates of every entity, the one with the most tries first. */
export function ratesByEntity(rows: readonly TallyRow[]): (Rates & { entity: string })[] {
  return [...Map.groupBy(rows, ({ entity }) => entity)]
    .map(([entity, ofEntity]) => ({ entity, ...ratesOf(ofEntity) }))
    .sort((one, other) => other.month.tries - one.month.tries || one.entity.localeCompare(other.entity));
}

/** The rates of all rows together. */
export function ratesOf(rows: readonly TallyRow[]): Rates {
  return { day: rateOf(rows, 'day'), week: rateOf(rows, 'week'), month: rateOf(rows, 'month') };
}

function rateOf(rows: readonly TallyRow[], span: Span): Rate {
  const sum = (figures: 'tries' | 'retries', ...outcomes: Outcome[]) =>
    rows.reduce((total, row) => total + (outcomes.includes(row.outcome) ? row[figures][span] : 0), 0);
  const confirmed = sum('tries', 'confirmed');
  const tries = sum('tries', 'confirmed', 'failed', 'uncertain', 'parked');
  return {
    tries,
    confirmed,
    failed: sum('tries', 'failed'),
    uncertain: sum('tries', 'uncertain'),
    parked: sum('tries', 'parked'),
    waited: sum('tries', 'waited'),
    retries: sum('retries', 'confirmed', 'failed', 'uncertain', 'parked'),
    retriesConfirmed: sum('retries', 'confirmed'),
    successPercent: tries === 0 ? null : percentOf(confirmed, tries),
  };
}

/** Rounded down, so that only what is whole is told as 100. */
export function percentOf(part: number, whole: number): string {
  return String(Math.floor((part * 10_000) / whole) / 100);
}
