import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { ContractorsRepository } from '../contractors.repository.js';
import { type ContractorFields, type ContractorView, changedContractor } from '../domain/contractor.js';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { PartyAnnouncer } from './party-announcer.js';
import { PartyChecks } from './party-checks.js';

@Injectable()
export class ChangeContractorCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsRepository,
    private readonly checks: PartyChecks,
    private readonly announcer: PartyAnnouncer,
  ) {}

  /** `version` is the one the caller has seen. */
  execute(id: string, version: number, changes: Partial<ContractorFields>): Promise<ContractorView> {
    return this.unitOfWork.run(async () => {
      const current = await this.contractors.find(id);
      if (!current) throw partyNotFound('contractor');
      if (current.version !== version) throw staleParty('contractor', current.version);
      const fields = changedContractor(current, changes);
      await this.checks.contractor(id, fields);
      const changed = await this.contractors.update(id, version, fields);
      // Somebody was faster between our look and our write.
      if (!changed) throw staleParty('contractor', (await this.contractors.find(id))?.version ?? version);
      await this.announcer.contractor('changed', changed, changes);
      return changed;
    });
  }
}
