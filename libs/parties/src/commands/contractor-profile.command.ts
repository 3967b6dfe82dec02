import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { ContractorProfilesRepository } from '../contractor-profiles.repository.js';
import { NO_PROFILE, type ProfileFields, tidyProfile } from '../domain/contractor-profile.js';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { withGiven } from '../domain/party-rules.js';
import { PartyListRepository } from '../party-list.repository.js';

/** A profile as it is shown; version 0 before anybody wrote one. */
export type ProfileView = ProfileFields & { version: number };

@Injectable()
export class ContractorProfileCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly profiles: ContractorProfilesRepository,
    private readonly parties: PartyListRepository,
    private readonly audit: AuditLog,
  ) {}

  async find(contractorId: string): Promise<ProfileView> {
    await this.requireContractor(contractorId);
    return (await this.profiles.find(contractorId)) ?? { ...NO_PROFILE, version: 0 };
  }

  /** `version` is the one the caller has seen. */
  change(contractorId: string, version: number, changes: Partial<ProfileFields>): Promise<ProfileView> {
    return this.unitOfWork.run(async () => {
      await this.requireContractor(contractorId, true);
      const current = (await this.profiles.find(contractorId)) ?? { ...NO_PROFILE, version: 0 };
      if (current.version !== version) throw staleParty('contractor', current.version);
      const fields = tidyProfile(withGiven<ProfileFields>(current, changes));
      const changed =
        version === 0
          ? await this.profiles.create(contractorId, fields)
          : await this.profiles.update(contractorId, version, fields);
      if (!changed) throw staleParty('contractor', version);
      const named = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
      await this.audit.record({
        action: 'contractor.profile_changed',
        entity: 'contractor',
        entityId: contractorId,
        data: { fields: named },
      });
      return changed;
    });
  }

  private async requireContractor(id: string, lock = false): Promise<void> {
    const found = lock
      ? await this.parties.lock('contractor', id)
      : await this.parties.exists('contractor', id);
    if (!found) throw partyNotFound('contractor');
  }
}
