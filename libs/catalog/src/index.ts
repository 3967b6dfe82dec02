export { CatalogFacade } from './catalog.facade.js';
export { CatalogModule } from './catalog.module.js';
export type { ItemRecord, ItemType, ItemView } from './domain/item.js';
export type { ClassRecord, LedgerAccountRecord, PaymentMethodRecord } from './domain/ledger.js';
export type { ServiceTypeFields, Taxability } from './domain/service-type.js';
export { SKILL_LEVELS, type SkillLevel } from './domain/skill-level.js';
export type {
  TaxCodeRate,
  TaxCodeRecord,
  TaxComponent,
  TaxRatePeriod,
  TaxRateRecord,
} from './domain/tax.js';
export type { TermRecord } from './domain/term.js';
export type { UnitFields, UnitKind } from './domain/unit.js';
export { ItemChanged } from './events/item-changed.event.js';
