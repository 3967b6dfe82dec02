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

  /** The names of these people, members or not any more: history shows who it was. */
  namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
    return this.members.namesOf(userIds);
  }
}
