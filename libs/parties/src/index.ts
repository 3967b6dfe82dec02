export { ClearanceNoticesModule } from './clearance-notices.module.js';
export { CustomerProjects } from './commands/customer-projects.js';
export { MergeCustomersCommand } from './commands/merge-customers.command.js';
export type { Address } from './domain/address.js';
export {
  CLEARANCE_KINDS,
  type ClearanceFields,
  type ClearanceKind,
  type ClearanceState,
  clearanceState,
} from './domain/clearance.js';
export type { ContractorKind, ContractorRecord, ContractorView } from './domain/contractor.js';
export type { Language, ProfileFields } from './domain/contractor-profile.js';
export type { CustomerRecord, CustomerView } from './domain/customer.js';
export type { NamedParty } from './domain/named-party.js';
export { knownCurrency } from './domain/party-rules.js';
export type { SkillFields } from './domain/skill.js';
export type { SlipKind } from './domain/tax-identifiers.js';
export { AddressBody } from './dto/address.dto.js';
export { ContractorChanged } from './events/contractor-changed.event.js';
export { CustomerChanged } from './events/customer-changed.event.js';
export { CustomerMerged } from './events/customer-merged.event.js';
export { PartiesFacade } from './parties.facade.js';
export { PartiesModule } from './parties.module.js';
export type { TaxIdentity } from './queries/tax-identities.query.js';
