import { Injectable } from '@nestjs/common';
import { MembersRepository } from '../members.repository.js';
import type { TenantRole } from '../permissions.js';

/** Looks people up, many at once, in the organization in scope. */
@Injectable()
export class MemberDirectory {
  constructor(private readonly members: MembersRepository) {}

  /** The roles of those of these people who are members. */
  async rolesOf(userIds: readonly string[]): Promise<Map<string, TenantRole>> {
    return new Map((await this.members.withIds(userIds)).map(({ id, role }) => [id, role]));
  }

  /** Ids of the people who are each of these contractors or customers; a party that nobody is is not in the answer. */
  async peopleOf(partyIds: readonly string[]): Promise<Map<string, string[]>> {
    const found = Map.groupBy(await this.members.ofParties(partyIds), ({ partyId }) => partyId);
    return new Map([...found].map(([partyId, rows]) => [partyId, rows.map(({ userId }) => userId)]));
  }

  /** Who made each of these API keys; an id that is no key's is not in the answer. */
  async makersOf(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.members.makersOf(ids)).map(({ keyId, userId }) => [keyId, userId]));
  }

  /** The names of these people, members or not any more: history shows who it was. */
  namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
    return this.members.namesOf(userIds);
  }
}
