import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { Versioned } from '#platform';
import { BelongingsRepository } from '../belongings.repository.js';
import { ContractorProfilesRepository } from '../contractor-profiles.repository.js';
import { type ClearanceFields, type ClearanceKind, clearanceKind, lapsedKinds } from '../domain/clearance.js';
import type { ProfileFields } from '../domain/contractor-profile.js';
import { type SkillFields, skillKind } from '../domain/skill.js';
import { TaxIdentitiesQuery, type TaxIdentity } from './tax-identities.query.js';

/** What is known of contractors beside their names, for many at a time: one query each, however many they are. */
@Injectable()
export class PartyDetailsQuery {
  constructor(
    private readonly belongings: BelongingsRepository,
    private readonly profiles: ContractorProfilesRepository,
    private readonly identities: TaxIdentitiesQuery,
  ) {}

  skills(contractorIds: readonly string[]): Promise<Map<string, Versioned<SkillFields>[]>> {
    return this.belongings.ofContractors(skillKind, contractorIds);
  }

  clearances(contractorIds: readonly string[]): Promise<Map<string, Versioned<ClearanceFields>[]>> {
    return this.belongings.ofContractors(clearanceKind, contractorIds);
  }

  async lapsed(contractorIds: readonly string[], day: LocalDate): Promise<Map<string, ClearanceKind[]>> {
    const all = await this.clearances(contractorIds);
    const lapsed = [...all].map(([id, papers]) => [id, lapsedKinds(papers, day)] as const);
    return new Map(lapsed.filter(([, kinds]) => kinds.length > 0));
  }

  profilesOf(contractorIds: readonly string[]): Promise<Map<string, ProfileFields>> {
    return this.profiles.findAll(contractorIds);
  }

  taxIdentities(contractorIds: readonly string[]): Promise<Map<string, TaxIdentity>> {
    return this.identities.ofContractors(contractorIds);
  }
}
