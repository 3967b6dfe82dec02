import type { LocalDate } from '#kernel';
import type { Value } from './language/values.js';

/** Rows by their key. */
export type LookupTable = ReadonlyMap<string, Value>;

/** A tax in force: percent of the price without any tax. */
export interface TaxInForce {
  name: string;
  percent: string;
}

/**
 * What surrounds the records of one run. All of it is at hand before the first record, so that no record waits for a
 * query, and the same record gives the same answer from the first to the last.
 */
export interface TransformContext {
  /** The day in the organization's zone. */
  day: LocalDate;
  /** ISO 4217, of the organization's books. */
  currency: string;
  /** Two letters. */
  province: string;
  /** Tables that whoever runs the mapping brings along; the mapping's own come before these. */
  tables: ReadonlyMap<string, LookupTable>;
  /** What one unit of `from` is worth in `to` on a day, as decimal text; undefined when no rate is known. */
  rate: (from: string, to: string, day: LocalDate) => string | undefined;
  /** Rates of days before it are not at hand. */
  ratesSince: LocalDate;
  /** Every tax that the province has that day; undefined for what is no province, and for days before `taxesSince`. */
  taxes: (province: string, day: LocalDate) => readonly TaxInForce[] | undefined;
  taxesSince: LocalDate;
}
