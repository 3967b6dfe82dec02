import { MAX_LINES, type PooledLine, type PooledPlace } from './line-pool.js';

/** The numbers of one invoice, worked out from its index alone: they are needed twice, and kept never. */
export interface Draft {
  readonly customer: number;
  readonly lines: readonly PooledLine[];
  readonly netCents: number;
  readonly taxCents: readonly number[];
  readonly totalCents: number;
}

/** A hash of two numbers: a random draw that needs no state. */
export function draw(seed: number, index: number): number {
  let value = Math.imul(seed ^ index, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function placeOf(pool: readonly PooledPlace[], customer: number): PooledPlace {
  const found = pool[customer % pool.length];
  if (!found) throw new RangeError('the pool of places is empty');
  return found;
}

export function draft(pool: readonly PooledPlace[], seed: number, customers: number, index: number): Draft {
  const customer = draw(seed, index * 8) % customers;
  const place = placeOf(pool, customer);
  const count = 1 + (draw(seed, index * 8 + 1) % MAX_LINES);
  const lines: PooledLine[] = [];
  const taxCents = place.rates.map(() => 0);
  let netCents = 0;
  for (let position = 0; position < count; position++) {
    const variants = place.lines[position] ?? [];
    const line = variants[draw(seed, index * 8 + 2 + position) % variants.length];
    if (!line) continue;
    lines.push(line);
    netCents += line.cents;
    // Per line and per rate, half a cent up: the way the service taxes Canadian documents.
    place.rates.forEach(({ milli }, at) => {
      taxCents[at] = (taxCents[at] ?? 0) + Math.floor((line.cents * milli + 50_000) / 100_000);
    });
  }
  const totalCents = taxCents.reduce((total, tax) => total + tax, netCents);
  return { customer, lines, netCents, taxCents, totalCents };
}
