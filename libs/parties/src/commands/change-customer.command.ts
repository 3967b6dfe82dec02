import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { CustomersRepository } from '../customers.repository.js';
import { type CustomerFields, type CustomerView, changedCustomer } from '../domain/customer.js';
import { alreadyMerged } from '../domain/customer-merge.js';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { PartyAnnouncer } from './party-announcer.js';
import { PartyChecks } from './party-checks.js';

@Injectable()
export class ChangeCustomerCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersRepository,
    private readonly checks: PartyChecks,
    private readonly announcer: PartyAnnouncer,
  ) {}

  /** `version` is the one the caller has seen. */
  execute(id: string, version: number, changes: Partial<CustomerFields>): Promise<CustomerView> {
    return this.unitOfWork.run(async () => {
      const current = await this.customers.find(id);
      if (!current) throw partyNotFound('customer');
      if (current.mergedIntoId !== null) throw alreadyMerged(current);
      if (current.version !== version) throw staleParty('customer', current.version);
      const fields = changedCustomer(current, changes);
      await this.checks.customer(id, fields);
      const changed = await this.customers.update(id, version, fields);
      // Somebody was faster between our look and our write.
      if (!changed) throw staleParty('customer', (await this.customers.find(id))?.version ?? version);
      await this.announcer.customer('changed', changed, changes);
      return changed;
    });
  }
}
