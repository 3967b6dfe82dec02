import { Injectable } from '@nestjs/common';
import type { Province } from '#identity';
import type { LocalDate } from '#kernel';
import { sideBySide } from '#platform';
import type { TaxCodeRecord, TaxRateRecord } from '../domain/tax.js';
import { componentsOn } from '../domain/tax-components.js';
import { placeOfSupply, type SupplyAddress } from '../domain/tax-engine/place-of-supply.js';
import { suggestTaxCode, type TaxCodeSuggestion } from '../domain/tax-engine/suggest-tax-code.js';
import {
  chargesOn,
  type SupplyKind,
  type TaxabilityException,
  type TaxTreatment,
} from '../domain/tax-engine/taxability.js';
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

/** The tax codes that the organization can use with what they charge, and where it differs from the usual law. */
export interface TaxTable {
  codes: readonly TaxCodeRecord[];
  rates: ReadonlyMap<string, TaxRateRecord>;
  exceptions: readonly TaxabilityException[];
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

  /** What the answers are looked up in: it does not depend on the questions, so it can be read before they are known. */
  async table(): Promise<TaxTable> {
    const [{ exceptions }, codes] = await sideBySide(
      () => this.settings.current(),
      async () => {
        const { items: ids } = await this.lists.page('taxCodes', { active: true, limit: MOST_CODES });
        return this.charging(ids);
      },
    );
    return { exceptions, ...codes };
  }

  /** One answer for each question, in order. */
  async suggest(questions: readonly TaxQuestion[], table?: TaxTable): Promise<TaxCodeSuggestion[]> {
    if (questions.length === 0) return [];
    const { codes, rates, exceptions } = await this.withUsual(table ?? (await this.table()), questions);
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

  /** A usual code may be one that nobody chooses any more: it is right where it charges what it should. */
  private async withUsual(table: TaxTable, questions: readonly TaxQuestion[]): Promise<TaxTable> {
    const known = new Set(table.codes.map(({ id }) => id));
    const missing = questions.flatMap(({ usualCodeId }) =>
      usualCodeId && !known.has(usualCodeId) ? usualCodeId : [],
    );
    if (missing.length === 0) return table;
    const more = await this.charging(missing);
    return {
      ...table,
      codes: [...table.codes, ...more.codes],
      rates: new Map([...table.rates, ...more.rates]),
    };
  }

  private async charging(codeIds: readonly string[]): Promise<Pick<TaxTable, 'codes' | 'rates'>> {
    const codes = await this.taxes.codesOf(codeIds);
    return { codes, rates: await this.taxes.ratesOf(codes) };
  }
}
