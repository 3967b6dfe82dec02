import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { RecordStore, Versioned } from '#platform';
import { CatalogStores } from './catalog.stores.js';
import { dueDateOf } from './domain/due-date.js';
import type { ExchangeRate, RateTable } from './domain/exchange-rates.js';
import type { ItemRecord, ItemView } from './domain/item.js';
import type { ClassRecord, LedgerAccountRecord, PaymentMethodRecord } from './domain/ledger.js';
import type { RateCardFields } from './domain/rate-card.js';
import type { RateInForce } from './domain/rate-in-force.js';
import type { ServiceTypeFields } from './domain/service-type.js';
import type { TaxCodeRecord, TaxComponent, TaxRateRecord } from './domain/tax.js';
import {
  type PredictableSystem,
  type PredictedDocument,
  type PredictedTotals,
  predictTotals,
  TOTALS_RULES,
} from './domain/tax-engine/predict-totals.js';
import type { TaxCodeSuggestion } from './domain/tax-engine/suggest-tax-code.js';
import type { TaxSettings } from './domain/tax-settings.js';
import type { TermRecord } from './domain/term.js';
import type { UnitFields } from './domain/unit.js';
import { type CalledItem, ItemsRepository } from './items.repository.js';
import type { RateRequest, RatesAside } from './queries/rates.query.js';
import { TaxAdvice, type TaxQuestion, type TaxTable } from './queries/tax-advice.query.js';
import { TaxesQuery, type TaxOnDay } from './queries/taxes.query.js';
import { WorkQuery } from './queries/work.query.js';

/**
 * What other modules may ask about items, taxes, terms and accounts. Everything runs in the tenant in scope; the
 * record stores are for whoever mirrors these kinds in bulk.
 */
@Injectable()
export class CatalogFacade {
  readonly items: RecordStore<ItemRecord>;
  readonly taxRates: RecordStore<TaxRateRecord>;
  readonly taxCodes: RecordStore<TaxCodeRecord>;
  readonly terms: RecordStore<TermRecord>;
  readonly paymentMethods: RecordStore<PaymentMethodRecord>;
  readonly accounts: RecordStore<LedgerAccountRecord>;
  readonly classes: RecordStore<ClassRecord>;

  constructor(
    stores: CatalogStores,
    private readonly itemRows: ItemsRepository,
    private readonly taxes: TaxesQuery,
    private readonly advice: TaxAdvice,
    private readonly work: WorkQuery,
  ) {
    this.items = stores.items;
    this.taxRates = stores.taxRates;
    this.taxCodes = stores.taxCodes;
    this.terms = stores.terms;
    this.paymentMethods = stores.paymentMethods;
    this.accounts = stores.accounts;
    this.classes = stores.classes;
  }

  /** The item, or undefined when this organization has none with that id. */
  item(id: string): Promise<ItemView | undefined> {
    return this.itemRows.find(id);
  }

  /** Active items whose code or name is one of these, whatever the case: for lists that people send. */
  itemsCalled(names: readonly string[]): Promise<CalledItem[]> {
    return this.itemRows.called(names);
  }

  /** The kind of work, or undefined when this organization has none with that id. */
  serviceType(id: string): Promise<Versioned<ServiceTypeFields> | undefined> {
    return this.work.serviceType(id);
  }

  /** Those of the kinds of work that exist, in one query. */
  serviceTypes(ids: readonly string[]): Promise<Versioned<ServiceTypeFields>[]> {
    return this.work.serviceTypes(ids);
  }

  /** Those of the units that exist, in one query. */
  units(ids: readonly string[]): Promise<Versioned<UnitFields>[]> {
    return this.work.units(ids);
  }

  /** The rate that holds for some work on a day with the reason it was chosen; undefined when nothing was agreed. */
  async rateInForce(request: RateRequest): Promise<RateInForce | undefined> {
    return (await this.work.rates([request]))[0];
  }

  /**
   * The same for any number of questions, in their order and in at most five queries. `aside` may say what a card
   * or an item's cost was before, for the rates that held then, and tell skill tiers that are still to be read.
   */
  ratesInForce(requests: readonly RateRequest[], aside?: RatesAside): Promise<(RateInForce | undefined)[]> {
    return this.work.rates(requests, aside);
  }

  /** Contractors' own cards that add to what an item costs, in force on a day: whose pay follows the item. */
  payAdjustments(itemId: string, day: LocalDate): Promise<Versioned<RateCardFields>[]> {
    return this.work.payAdjustments(itemId, day);
  }

  /**
   * What each code charges on a sale of `day`, in the order the rates apply: percentages as they were that day.
   * A code without tax answers an empty list; a code that does not exist is not in the answer.
   */
  salesTaxOf(taxCodeIds: string[], day: LocalDate): Promise<Map<string, TaxComponent[]>> {
    return this.taxes.execute(taxCodeIds, day, 'salesRates');
  }

  /** The same for a purchase. */
  purchaseTaxOf(taxCodeIds: string[], day: LocalDate): Promise<Map<string, TaxComponent[]>> {
    return this.taxes.execute(taxCodeIds, day, 'purchaseRates');
  }

  /** The same for codes that each have a day of their own, in two queries for any number; undefined for no such code. */
  taxesOn(questions: readonly TaxOnDay[]): Promise<(TaxComponent[] | undefined)[]> {
    return this.taxes.onDays(questions);
  }

  /** Where the organization rounds its taxes, and what it taxes differently from the usual. */
  taxSettings(): Promise<TaxSettings> {
    return this.advice.taxSettings();
  }

  /**
   * For each line that needs a tax code: the taxes that the law puts on it at its place of supply that day, the code that
   * charges exactly them (null when the books have none) and why. Throws `CATALOG.TAX_BEFORE_TABLE`. The `table` is read
   * unless the caller has it.
   */
  suggestTaxCodes(questions: readonly TaxQuestion[], table?: TaxTable): Promise<TaxCodeSuggestion[]> {
    return this.advice.suggest(questions, table);
  }

  /** What `suggestTaxCodes` looks its answers up in, for who can read it before the questions are known. */
  taxTable(): Promise<TaxTable> {
    return this.advice.table();
  }

  /** What a connected system will compute for a document, to the cent; undefined for one whose rule is not known. Pure. */
  predictTotals(system: string, document: PredictedDocument): PredictedTotals | undefined {
    return Object.hasOwn(TOTALS_RULES, system)
      ? predictTotals(TOTALS_RULES[system as PredictableSystem], document)
      : undefined;
  }

  /**
   * What one unit of `currency` is worth at `home` on a day, with the day the rate was published for. Inside a unit of
   * work only rates that are known already are found. Throws `CATALOG.NO_RATE`, `.NO_SUCH_RATE`, `.RATES_UNAVAILABLE`.
   */
  exchangeRate(currency: string, home: string, day: LocalDate): Promise<ExchangeRate> {
    return this.advice.rates.on(currency, home, day);
  }

  /** The published rates of these days that are known here, for whoever converts many amounts at once. */
  publishedRates(from: LocalDate, to: LocalDate): Promise<RateTable> {
    return this.advice.rates.table(from, to);
  }

  /** The day an invoice is due; null without a term, or when the term does not say. */
  async dueDate(termId: string | null, invoiceDate: LocalDate): Promise<LocalDate | null> {
    if (termId === null) return null;
    const term = (await this.terms.readRecords([termId])).get(termId)?.record;
    return term ? dueDateOf(term, invoiceDate) : null;
  }
}
