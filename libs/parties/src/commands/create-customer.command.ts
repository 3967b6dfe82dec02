import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { CustomersRepository } from '../customers.repository.js';
import { type CustomerFields, type CustomerView, changedCustomer, newCustomer } from '../domain/customer.js';
import { PartyListRepository } from '../party-list.repository.js';
import { PartyAnnouncer } from './party-announcer.js';
import { PartyChecks } from './party-checks.js';

@Injectable()
export class CreateCustomerCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersRepository,
    private readonly list: PartyListRepository,
    private readonly checks: PartyChecks,
    private readonly announcer: PartyAnnouncer,
  ) {}

  execute(input: Partial<CustomerFields>): Promise<CustomerView> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      const fields = changedCustomer(newCustomer(await this.list.homeCurrency()), input);
      await this.checks.customer(id, fields);
      const created = await this.customers.create(requireScope().organizationId, id, fields);
      await this.announcer.customer('created', created, input);
      return created;
    });
  }
}
