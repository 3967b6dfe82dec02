export type { Address } from './domain/address.js';
export type { ContractorKind, ContractorRecord, ContractorView } from './domain/contractor.js';
export type { CustomerRecord, CustomerView } from './domain/customer.js';
export { knownCurrency } from './domain/party-rules.js';
export { AddressBody } from './dto/address.dto.js';
export { ContractorChanged } from './events/contractor-changed.event.js';
export { CustomerChanged } from './events/customer-changed.event.js';
export { PartiesFacade } from './parties.facade.js';
export { PartiesModule } from './parties.module.js';
