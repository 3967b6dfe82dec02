import { Injectable } from '@nestjs/common';
import type { Province } from '#identity';
import type { LocalDate } from '#kernel';
import { componentsOn } from '../domain/tax-components.js';
import { placeOfSupply, type SupplyAddress } from '../domain/tax-engine/place-of-supply.js';
import { suggestTaxCode, type TaxCodeSuggestion } from '../domain/tax-engine/suggest-tax-code.js';
import { chargesOn, type SupplyKind, type TaxTreatment } from '../domain/tax-engine/taxability.js';
import type { TaxSettings } from '../domain/tax-settings.js';
import { ReferenceListsRepository } from '../reference-lists.repository.js';
import { TaxSettingsRepository } from '../tax-settings.repository.js';
import { ExchangeRates } from './exchange-rate.query.js';
import { TaxesQuery } from './taxes.query.js';

/** What is known about a line that needs a tax code. */
export interface TaxQuestion {
  day: LocalDate;
  /** Where the work is done, and else where the customer is. */
  site?: SupplyAddress | null;
  customer?: SupplyAddress | null;
  /** The organization's own province, for when neither tells. */
  home: Province;
  /** Default `real-property`: the work of a contractor. */
  supply?: SupplyKind;
  treatment?: TaxTreatment;
  /** The code that the item or customer usually has: kept where it is right. */
  usualCodeId?: string | null;
  /** Default `sale`. */
  side?: 'sale' | 'purchase';
}

const MOST_CODES = 1000;

/** Which tax a line bears and which of the organization's codes charges it. A handful of queries for any number of lines. */
@Injectable()
export class TaxAdvice {
  constructor(
    private readonly lists: ReferenceListsRepository,
    private readonly taxes: TaxesQuery,
    private readonly settings: TaxSettingsRepository,
    /** What a foreign currency is worth at home. */
    readonly rates: ExchangeRates,
  ) {}

  taxSettings(): Promise<TaxSettings> {
    return this.settings.current();
  }

  /** One answer for each question, in order. */
  async suggest(questions: readonly TaxQuestion[]): Promise<TaxCodeSuggestion[]> {
    if (questions.length === 0) return [];
    const { exceptions } = await this.settings.current();
    const { items: ids } = await this.lists.page('taxCodes', { active: true, limit: MOST_CODES });
    const usual = questions.flatMap(({ usualCodeId }) => usualCodeId ?? []);
    const codes = await this.taxes.codesOf([...ids, ...usual]);
    const rates = await this.taxes.ratesOf(codes);
    return questions.map((question) => {
      const { day, supply: kind = 'real-property', treatment = 'taxable', side = 'sale' } = question;
      const place = placeOfSupply(question);
      const candidates = codes.map(({ id, name, salesRates, purchaseRates }) => ({
        id,
        name,
        components: componentsOn(side === 'sale' ? salesRates : purchaseRates, rates, day),
      }));
      const supply = chargesOn({ place, kind, treatment, day, exceptions });
      return suggestTaxCode(candidates, { ...supply, treatment }, question.usualCodeId ?? null);
    });
  }
}
