import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
import type { TaxCodeRate, TaxCodeRecord, TaxComponent, TaxRateRecord } from '../domain/tax.js';
import type { ReferenceFilter } from '../reference-lists.repository.js';
import { ReferenceListQuery, type Versioned } from './reference-list.query.js';
import { TaxesQuery } from './taxes.query.js';

export interface TaxCodeWithRates extends Omit<Versioned<TaxCodeRecord>, 'salesRates' | 'purchaseRates'> {
  salesRates: TaxComponent[];
  purchaseRates: TaxComponent[];
}

/** Tax codes with what their rates are called and charge now. */
@Injectable()
export class TaxCodesQuery {
  constructor(
    private readonly lists: ReferenceListQuery,
    private readonly taxes: TaxesQuery,
  ) {}

  async page(filter: ReferenceFilter): Promise<Page<TaxCodeWithRates>> {
    const { items, nextCursor } = await this.lists.page('taxCodes', filter);
    return { items: await this.withRates(items), nextCursor };
  }

  async one(id: string): Promise<TaxCodeWithRates> {
    const [code] = await this.withRates([await this.lists.one('taxCodes', id)]);
    return code as TaxCodeWithRates;
  }

  private async withRates(codes: Versioned<TaxCodeRecord>[]): Promise<TaxCodeWithRates[]> {
    const rates = await this.taxes.ratesOf(codes);
    return codes.map((code) => ({
      ...code,
      salesRates: named(code.salesRates, rates),
      purchaseRates: named(code.purchaseRates, rates),
    }));
  }
}

function named(entries: readonly TaxCodeRate[], rates: ReadonlyMap<string, TaxRateRecord>): TaxComponent[] {
  return [...entries]
    .sort((a, b) => a.order - b.order)
    .flatMap((entry) => {
      const rate = rates.get(entry.taxRateId);
      return rate ? [{ ...entry, name: rate.name, percent: rate.percent }] : [];
    });
}
