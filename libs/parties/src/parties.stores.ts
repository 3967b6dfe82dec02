import { Injectable } from '@nestjs/common';
import { Database, type RecordStore, TableRecordStore, UnitOfWork } from '#platform';
import { CustomerMergesRepository } from './customer-merges.repository.js';
import { CustomerStore } from './customer-store.js';
import { type ContractorRecord, contractorShape } from './domain/contractor.js';
import { type CustomerRecord, customerShape } from './domain/customer.js';

/** One store per kind of party. */
@Injectable()
export class PartyStores {
  readonly customers: RecordStore<CustomerRecord>;
  readonly contractors: RecordStore<ContractorRecord>;

  constructor(database: Database, unitOfWork: UnitOfWork, merges: CustomerMergesRepository) {
    this.customers = new CustomerStore(new TableRecordStore(database, unitOfWork, customerShape), merges);
    this.contractors = new TableRecordStore(database, unitOfWork, contractorShape);
  }
}
