import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { AccountsRepository } from '../accounts.repository.js';
import { hashPassword } from '../domain/password.js';
import type { Member } from '../members.repository.js';
import type { TenantRole } from '../permissions.js';
import { ChangeMembershipCommand } from './change-membership.command.js';

export interface AddUser {
  email: string;
  name: string;
  /** At least ten characters. Ignored when the person exists already: only she changes her password. */
  password: string;
  role: TenantRole;
  contractorId?: string;
  customerId?: string;
}

/** Makes a person a member of the organization in scope. */
@Injectable()
export class AddUserCommand {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly memberships: ChangeMembershipCommand,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The answer is the same for a new person and for one who works elsewhere too, so that it does not tell who has an
   * account. Throws `USERS.MEMBER_ALREADY`, `USERS.OWNER_ONLY` or `AUTH.PASSWORD_TOO_SHORT`.
   */
  async execute(
    { email, name, password, ...membership }: AddUser,
    by: TenantRole | 'api-key',
  ): Promise<Member> {
    const passwordHash = await hashPassword(password);
    const userId = await this.accounts.addOrFind({ email: email.trim().toLowerCase(), name, passwordHash });
    return this.unitOfWork.run(async () => {
      const added = await this.memberships.add({ userId, ...membership }, by);
      if (added) return added;
      throw DomainError.conflict('USERS.MEMBER_ALREADY', 'This person is a member already.', {
        field: 'email',
        fix: 'Change her role instead.',
      });
    });
  }
}
