import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade, TAX_TABLE_BEGINS, taxesInForce } from '#catalog';
import { PROVINCES, type Province } from '#identity';
import { addDays, type Clock, type LocalDate, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import type { CompiledMapping } from './domain/compile-mapping.js';
import type { LookupTable, TaxInForce, TransformContext } from './domain/transform-context.js';
import { SurroundingsRepository } from './surroundings.repository.js';

/** Rates of older days are of no use to a document that comes in today. */
const RATES_OF_DAYS = 400;
const NEEDS_RATES = ['convert', 'exchangeRate'];

/** Puts at hand what the records of a run may ask for: once, before the first of them. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly homes: SurroundingsRepository,
    private readonly catalog: CatalogFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(
    { calls }: CompiledMapping,
    tables: ReadonlyMap<string, LookupTable> = new Map(),
  ): Promise<TransformContext> {
    const { timezone, currency, province } = await this.homes.home();
    const day = localDateOf(this.clock.now(), timezone);
    const ratesSince = addDays(day, -RATES_OF_DAYS);
    const rates = NEEDS_RATES.some((name) => calls.has(name))
      ? await this.catalog.publishedRates(ratesSince, day)
      : undefined;
    return {
      ...{ day, currency, province, tables, ratesSince, taxesSince: TAX_TABLE_BEGINS },
      rate: (from, to, on) => rates?.between(from, to, on)?.rate,
      taxes: taxesOn(),
    };
  }
}

/** One province and day is asked for again and again. */
function taxesOn(): TransformContext['taxes'] {
  const known = new Map<string, readonly TaxInForce[]>();
  return (province: string, day: LocalDate) => {
    if (!PROVINCES.includes(province as Province) || day < TAX_TABLE_BEGINS) return undefined;
    const key = `${province} ${day}`;
    const found = known.get(key) ?? taxesInForce(province as Province, day);
    if (known.size < 10_000) known.set(key, found);
    return found;
  };
}
