import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { RecordStore, Versioned } from '#platform';
import { ContractorsRepository } from './contractors.repository.js';
import { CustomerMergesRepository } from './customer-merges.repository.js';
import { CustomersRepository } from './customers.repository.js';
import type { ClearanceFields, ClearanceKind } from './domain/clearance.js';
import type { ContractorRecord, ContractorView } from './domain/contractor.js';
import type { ProfileFields } from './domain/contractor-profile.js';
import type { CustomerRecord, CustomerView } from './domain/customer.js';
import type { NamedParty } from './domain/named-party.js';
import type { SkillFields } from './domain/skill.js';
import { PartyStores } from './parties.stores.js';
import { PartyDetailsQuery } from './queries/party-details.query.js';
import type { TaxIdentity } from './queries/tax-identities.query.js';

/** What other modules may ask about the people we sell to and pay. Everything runs in the tenant in scope. */
@Injectable()
export class PartiesFacade {
  /** Whole customers in bulk, for whoever mirrors them. Their notes stay untouched, and merged ones stay asleep. */
  readonly customers: RecordStore<CustomerRecord>;
  /** Whole contractors and suppliers in bulk, for whoever mirrors them. Their notes stay untouched. */
  readonly contractors: RecordStore<ContractorRecord>;

  constructor(
    stores: PartyStores,
    private readonly customerRows: CustomersRepository,
    private readonly contractorRows: ContractorsRepository,
    private readonly details: PartyDetailsQuery,
    private readonly merges: CustomerMergesRepository,
  ) {
    this.customers = stores.customers;
    this.contractors = stores.contractors;
  }

  /** The customer, or undefined when this organization has none with that id. */
  customer(id: string): Promise<CustomerView | undefined> {
    return this.customerRows.find(id);
  }

  /** Of these customers, those that were merged, with the customer that each of them is now. */
  successorsOf(customerIds: readonly string[]): Promise<Map<string, string>> {
    return this.merges.successors(customerIds);
  }

  /** The contractor or supplier, or undefined when this organization has none with that id. */
  contractor(id: string): Promise<ContractorView | undefined> {
    return this.contractorRows.find(id);
  }

  /** The skills of each contractor, with levels and last days; who has none is not in the answer. */
  skillsOf(contractorIds: readonly string[]): Promise<Map<string, Versioned<SkillFields>[]>> {
    return this.details.skills(contractorIds);
  }

  /** The clearances of each contractor; who has none is not in the answer. */
  clearancesOf(contractorIds: readonly string[]): Promise<Map<string, Versioned<ClearanceFields>[]>> {
    return this.details.clearances(contractorIds);
  }

  /** The kinds of clearance that each contractor once gave and that no paper holds on `day`; the others are left out. */
  lapsedClearances(contractorIds: readonly string[], day: LocalDate): Promise<Map<string, ClearanceKind[]>> {
    return this.details.lapsed(contractorIds, day);
  }

  /** Home base, vehicle, skill tier and language of each contractor who has told them. */
  profilesOf(contractorIds: readonly string[]): Promise<Map<string, ProfileFields>> {
    return this.details.profilesOf(contractorIds);
  }

  /**
   * Slip and numbers of each contractor who has given them, for a tax slip. They are `Secret`s: whoever reveals them
   * answers for where they go.
   */
  taxIdentitiesOf(contractorIds: readonly string[]): Promise<Map<string, TaxIdentity>> {
    return this.details.taxIdentities(contractorIds);
  }

  /** Whose name or company holds the text, for a search in what is theirs: the first thousand of each by name. */
  async idsNamedLike(text: string): Promise<{ customers: string[]; contractors: string[] }> {
    return {
      customers: await this.customerRows.idsNamedLike(text),
      contractors: await this.contractorRows.idsNamedLike(text),
    };
  }

  /** Active customers whose name or company is one of these, whatever the case: for lists that people send. */
  customersNamed(names: readonly string[]): Promise<NamedParty[]> {
    return this.customerRows.named(names);
  }

  /** The same for contractors and suppliers. */
  contractorsNamed(names: readonly string[]): Promise<NamedParty[]> {
    return this.contractorRows.named(names);
  }
}
