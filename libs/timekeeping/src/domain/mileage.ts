import { DomainError, Money } from '#kernel';
import type { MileageBasis } from './expense.js';

interface YearRates {
  /** Dollars a kilometre up to the threshold, and beyond it. */
  province: readonly [string, string];
  territory: readonly [string, string];
}

/**
 * The prescribed rates of section 7306 of the Income Tax Regulations, by calendar year, as the Department of Finance
 * announces them (2026: on 2026-01-15; sources in docs/modules/timekeeping.md).
 */
const RATES: Readonly<Record<number, YearRates>> = {
  2022: { province: ['0.61', '0.55'], territory: ['0.65', '0.59'] },
  2023: { province: ['0.68', '0.62'], territory: ['0.72', '0.66'] },
  2024: { province: ['0.70', '0.64'], territory: ['0.74', '0.68'] },
  2025: { province: ['0.72', '0.66'], territory: ['0.76', '0.70'] },
  2026: { province: ['0.73', '0.67'], territory: ['0.77', '0.71'] },
};
/** The higher rate is for the first so many kilometres of a year. */
const THRESHOLD = '5000';
const TERRITORIES = new Set(['YT', 'NT', 'NU']);

/**
 * What the Canada Revenue Agency calls reasonable for a trip in one's own vehicle: its amount, rounded to the cent once, and
 * what it was made of. Throws `TIMEKEEPING.NO_MILEAGE_RATE` for a year whose rates are not known.
 */
export function mileageOf(trip: {
  day: string;
  kilometres: string;
  /** Kilometres of the same person in the same year before this trip. */
  before: string;
  province: string;
}): { amount: string; basis: MileageBasis } {
  const year = Number(trip.day.slice(0, 4));
  const rates = RATES[year];
  if (!rates) throw noRate(year);
  const region = TERRITORIES.has(trip.province) ? 'territory' : 'province';
  const left = Money.of(THRESHOLD).minus(trip.before);
  const cheap = left.isNegative() ? '0' : left.toString();
  const first = Money.of(trip.kilometres).compare(cheap) < 0 ? trip.kilometres : cheap;
  const rest = Money.of(trip.kilometres).minus(first).toString();
  const parts = [
    { kilometres: first, rate: rates[region][0] },
    { kilometres: rest, rate: rates[region][1] },
  ].filter(({ kilometres }) => !Money.of(kilometres).isZero());
  const amount = Money.sum(parts.map(({ kilometres, rate }) => Money.of(kilometres).times(rate)));
  return { amount: amount.toCents().toFixed(), basis: { year, region, before: trip.before, parts } };
}

function noRate(year: number): DomainError {
  const known = Object.keys(RATES);
  return new DomainError('TIMEKEEPING.NO_MILEAGE_RATE', `The rate for a kilometre in ${year} is not known.`, {
    field: 'expenseDate',
    fix: `Rates are known from ${known[0]} to ${known.at(-1)}. Correct the date, or enter the trip as travel with its amount.`,
  });
}
