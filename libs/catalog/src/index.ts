export { CatalogFacade } from './catalog.facade.js';
export { CatalogModule } from './catalog.module.js';
export type { ExchangeRate, RateTable } from './domain/exchange-rates.js';
export type { ItemRecord, ItemType, ItemView } from './domain/item.js';
export type { ClassRecord, LedgerAccountRecord, PaymentMethodRecord } from './domain/ledger.js';
export {
  NO_OVERTIME,
  type OvertimeRule,
  type OvertimeSplit,
  provincialOvertime,
  splitOvertime,
  type Worked,
  weekOf,
} from './domain/overtime.js';
export type { RateCardFields, RateMethod, RateSide } from './domain/rate-card.js';
export { type PricedWork, priceOf, type RateInForce } from './domain/rate-in-force.js';
export type { ServiceTypeFields, Taxability } from './domain/service-type.js';
export { SKILL_LEVELS, type SkillLevel } from './domain/skill-level.js';
export { type StatutoryHoliday, statutoryHoliday, statutoryHolidays } from './domain/statutory-holidays.js';
export type {
  TaxCodeRate,
  TaxCodeRecord,
  TaxComponent,
  TaxRatePeriod,
  TaxRateRecord,
} from './domain/tax.js';
export {
  TAX_TABLE_BEGINS,
  type TaxCharge,
  type TaxName,
  taxesInForce,
} from './domain/tax-engine/canadian-taxes.js';
export {
  type AppliedRate,
  type ComputedTax,
  computeTax,
  type TaxableLine,
  type TaxRounding,
  type TaxSum,
} from './domain/tax-engine/compute-tax.js';
export {
  type PlaceOfSupply,
  placeOfSupply,
  type SupplyAddress,
} from './domain/tax-engine/place-of-supply.js';
export {
  type PredictableSystem,
  type PredictedDocument,
  type PredictedLine,
  type PredictedTotals,
  predictTotals,
  TOTALS_RULES,
  type TotalsRule,
} from './domain/tax-engine/predict-totals.js';
export { afterDiscount } from './domain/tax-engine/spread-discount.js';
export type { TaxCodeSuggestion } from './domain/tax-engine/suggest-tax-code.js';
export {
  type LineQuestion,
  type TaxedCustomer,
  type TaxedLine,
  taxQuestionsOf,
} from './domain/tax-engine/tax-questions.js';
export {
  chargesOn,
  SUPPLY_KINDS,
  type Supply,
  type SupplyKind,
  TAX_TREATMENTS,
  type TaxabilityException,
  type TaxTreatment,
} from './domain/tax-engine/taxability.js';
export type { TaxSettings } from './domain/tax-settings.js';
export type { TermRecord } from './domain/term.js';
export type { UnitFields, UnitKind } from './domain/unit.js';
export { ItemChanged } from './events/item-changed.event.js';
export { ItemCostChanged } from './events/item-cost-changed.event.js';
export { RateCardChanged } from './events/rate-card-changed.event.js';
export type { CalledItem } from './items.repository.js';
export type { RateRequest, RatesPast } from './queries/rates.query.js';
export type { TaxQuestion, TaxTable } from './queries/tax-advice.query.js';
export type { TaxOnDay } from './queries/taxes.query.js';
