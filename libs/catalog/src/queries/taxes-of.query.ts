import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { CatalogStores } from '../catalog.stores.js';
import type { TaxCodeRecord, TaxComponent, TaxRateRecord } from '../domain/tax.js';
import { componentsOn } from '../domain/tax-components.js';

/** What tax codes charge on a day, in two queries however many codes there are. */
@Injectable()
export class TaxesOf {
  constructor(private readonly stores: CatalogStores) {}

  async run(
    taxCodeIds: readonly string[],
    day: LocalDate,
    side: 'salesRates' | 'purchaseRates',
  ): Promise<Map<string, TaxComponent[]>> {
    const codes = recordsOf(await this.stores.taxCodes.readRecords([...new Set(taxCodeIds)]));
    const rateIds = codes.flatMap((code) => code[side].map((rate) => rate.taxRateId));
    const stored = recordsOf<TaxRateRecord>(await this.stores.taxRates.readRecords([...new Set(rateIds)]));
    const rates = new Map(stored.map((rate) => [rate.id, rate]));
    return new Map(codes.map((code: TaxCodeRecord) => [code.id, componentsOn(code[side], rates, day)]));
  }
}

function recordsOf<T>(stored: Map<string, { record: T }>): T[] {
  return [...stored.values()].map(({ record }) => record);
}
