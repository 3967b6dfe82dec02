import type { Cast, Ref } from '../cast.js';
import { PLACES, type Place } from '../data/places.js';
import { CODES, RATES } from '../data/taxes.js';
import { Random } from '../random.js';

/** A finished line that thousands of invoices share. It is frozen: whoever changes one invoice must not change all. */
export interface PooledLine {
  readonly wire: object;
  readonly cents: number;
}

/** Everything the load needs to know about one province's tax. Rates are in thousandths of a percent. */
export interface PooledPlace {
  readonly place: Place;
  readonly rates: readonly { readonly ref: Ref; readonly percent: number; readonly milli: number }[];
  /** Lines by position on the invoice. */
  readonly lines: readonly (readonly PooledLine[])[];
}

export const MAX_LINES = 4;
const VARIANTS = 160;

export function buildPool(cast: Cast, rateRefs: ReadonlyMap<string, Ref>): PooledPlace[] {
  const random = new Random('load lines');
  const places = PLACES.filter(({ weight }) => weight >= 4);
  return places.map((place) => {
    const rates = CODES[place.tax].sales.map((key) => {
      const percent = RATES[key].history.at(-1)?.[0] ?? 0;
      return {
        ref: rateRefs.get(RATES[key].name) ?? { value: '0', name: key },
        percent,
        milli: Math.round(percent * 1000),
      };
    });
    const lines = Array.from({ length: MAX_LINES }, (_, position) =>
      Array.from({ length: VARIANTS }, () => pooledLine(random, cast, place, position)),
    );
    return { place, rates, lines };
  });
}

/** Whole cents throughout: exact, and a million documents fast where decimals would take minutes. */
function pooledLine(random: Random, cast: Cast, place: Place, position: number): PooledLine {
  const { ref, seed } = random.pick(cast.items);
  const quantity = random.int(1, 20);
  const cents = Math.round(seed.price * 100) * quantity;
  const detail = Object.freeze({
    ItemRef: ref,
    UnitPrice: seed.price,
    Qty: quantity,
    TaxCodeRef: Object.freeze({ value: cast.codes[place.tax].value }),
  });
  const wire = Object.freeze({
    Id: String(position + 1),
    LineNum: position + 1,
    Description: seed.name,
    Amount: cents / 100,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: detail,
  });
  return { wire, cents };
}
