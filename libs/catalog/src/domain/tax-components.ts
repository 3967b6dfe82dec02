import type { LocalDate } from '#kernel';
import type { TaxCodeRate, TaxComponent, TaxRatePeriod, TaxRateRecord } from './tax.js';

/** What a code's rates charge on `day`, in the order they apply. A rate that is not known is left out. */
export function componentsOn(
  rates: readonly TaxCodeRate[],
  known: ReadonlyMap<string, TaxRateRecord>,
  day: LocalDate,
): TaxComponent[] {
  return [...rates]
    .sort((a, b) => a.order - b.order)
    .flatMap(({ taxRateId, order, onTax }) => {
      const rate = known.get(taxRateId);
      return rate ? [{ taxRateId, name: rate.name, percent: percentOn(rate, day), order, onTax }] : [];
    });
}

/** The percentage on `day`; where the history does not speak of that day, the one in force now. */
export function percentOn(rate: Pick<TaxRateRecord, 'percent' | 'history'>, day: LocalDate): string {
  const inForce = rate.history
    .filter((period) => holds(period, day))
    .sort(byStart)
    .at(-1);
  return inForce?.percent ?? rate.percent;
}

function holds(period: TaxRatePeriod, day: LocalDate): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || period.to >= day);
}

function byStart(a: TaxRatePeriod, b: TaxRatePeriod): number {
  return (a.from ?? '').localeCompare(b.from ?? '');
}
