import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { CatalogStores } from '../catalog.stores.js';
import type { TaxCodeRecord, TaxComponent, TaxRateRecord } from '../domain/tax.js';
import { componentsOn } from '../domain/tax-components.js';

/** A tax code on a day of its own. */
export interface TaxOnDay {
  taxCodeId: string;
  day: LocalDate;
  /** Default `sale`. */
  side?: 'sale' | 'purchase';
}

/** What tax codes charge on a day, in two queries however many codes there are. */
@Injectable()
export class TaxesQuery {
  constructor(private readonly stores: CatalogStores) {}

  async execute(
    taxCodeIds: readonly string[],
    day: LocalDate,
    side: 'salesRates' | 'purchaseRates',
  ): Promise<Map<string, TaxComponent[]>> {
    const codes = await this.codesOf(taxCodeIds);
    const rates = await this.ratesOf(codes);
    return new Map(codes.map((code) => [code.id, componentsOn(code[side], rates, day)]));
  }

  /** The same for codes that each have a day of their own; undefined for one that does not exist. */
  async onDays(questions: readonly TaxOnDay[]): Promise<(TaxComponent[] | undefined)[]> {
    const codes = new Map(
      (await this.codesOf(questions.map(({ taxCodeId }) => taxCodeId))).map((code) => [code.id, code]),
    );
    const rates = await this.ratesOf([...codes.values()]);
    return questions.map(({ taxCodeId, day, side = 'sale' }) => {
      const code = codes.get(taxCodeId);
      return code && componentsOn(side === 'sale' ? code.salesRates : code.purchaseRates, rates, day);
    });
  }

  async codesOf(taxCodeIds: readonly string[]): Promise<TaxCodeRecord[]> {
    const stored = await this.stores.taxCodes.readRecords([...new Set(taxCodeIds)]);
    return [...stored.values()].map(({ record }) => record);
  }

  /** Every rate that the codes name, on sales and on purchases. */
  async ratesOf(codes: readonly TaxCodeRecord[]): Promise<Map<string, TaxRateRecord>> {
    const ids = codes.flatMap((code) => [...code.salesRates, ...code.purchaseRates].map((r) => r.taxRateId));
    const stored = await this.stores.taxRates.readRecords([...new Set(ids)]);
    return new Map([...stored].map(([id, { record }]) => [id, record]));
  }
}
