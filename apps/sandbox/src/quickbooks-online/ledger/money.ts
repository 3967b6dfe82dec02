import { Decimal } from 'decimal.js';
import { numeric } from '../store/doc.js';

export const ZERO = new Decimal(0);

/** An amount off the wire. JSON numbers carry at most two decimals here, so the shortest text of a number is exact. */
export function money(value: unknown): Decimal {
  const parsed = numeric(value);
  return parsed === undefined || parsed === 0 ? ZERO : new Decimal(parsed);
}

/** Half a cent goes away from zero, as the vendor rounds. */
export function cents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** The sum of a list by key. */
export class Totals<K> {
  private readonly byKey = new Map<K, Decimal>();

  add(key: K, value: Decimal): void {
    this.byKey.set(key, this.get(key).plus(value));
  }

  get(key: K): Decimal {
    return this.byKey.get(key) ?? ZERO;
  }

  keys(): IterableIterator<K> {
    return this.byKey.keys();
  }

  total(): Decimal {
    return sum(this.byKey.values());
  }
}
