import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { ContractorsRepository } from '../contractors.repository.js';
import {
  type ContractorFields,
  type ContractorView,
  changedContractor,
  newContractor,
} from '../domain/contractor.js';
import { PartyListRepository } from '../party-list.repository.js';
import { PartyAnnouncer } from './party-announcer.js';
import { PartyChecks } from './party-checks.js';

@Injectable()
export class CreateContractorCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsRepository,
    private readonly list: PartyListRepository,
    private readonly checks: PartyChecks,
    private readonly announcer: PartyAnnouncer,
  ) {}

  execute(input: Partial<ContractorFields>): Promise<ContractorView> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      const fields = changedContractor(newContractor(await this.list.homeCurrency()), input);
      await this.checks.contractor(id, fields);
      const created = await this.contractors.create(requireScope().organizationId, id, fields);
      await this.announcer.contractor('created', created, input);
      return created;
    });
  }
}
