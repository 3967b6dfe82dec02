import { Injectable } from '@nestjs/common';
import { Database, type RecordStore, TableRecordStore, UnitOfWork } from '#platform';
import { ContractorsRepository } from './contractors.repository.js';
import { CustomersRepository } from './customers.repository.js';
import { type ContractorRecord, type ContractorView, contractorShape } from './domain/contractor.js';
import { type CustomerRecord, type CustomerView, customerShape } from './domain/customer.js';

/** What other modules may ask about the people we sell to and pay. Everything runs in the tenant in scope. */
@Injectable()
export class PartiesFacade {
  /** Whole customers in bulk, for whoever mirrors them. Their notes stay untouched. */
  readonly customers: RecordStore<CustomerRecord>;
  /** Whole contractors and suppliers in bulk, for whoever mirrors them. Their notes stay untouched. */
  readonly contractors: RecordStore<ContractorRecord>;

  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    private readonly customerRows: CustomersRepository,
    private readonly contractorRows: ContractorsRepository,
  ) {
    this.customers = new TableRecordStore(database, unitOfWork, customerShape);
    this.contractors = new TableRecordStore(database, unitOfWork, contractorShape);
  }

  /** The customer, or undefined when this organization has none with that id. */
  customer(id: string): Promise<CustomerView | undefined> {
    return this.customerRows.find(id);
  }

  /** The contractor or supplier, or undefined when this organization has none with that id. */
  contractor(id: string): Promise<ContractorView | undefined> {
    return this.contractorRows.find(id);
  }
}
