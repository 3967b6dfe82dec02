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
  /** At least ten characters; the person changes it herself. */
  password: string;
  role: TenantRole;
  contractorId?: string;
  customerId?: string;
  isForeman?: boolean;
}

/** Makes a new person a member of the organization in scope. */
@Injectable()
export class AddUserCommand {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly memberships: ChangeMembershipCommand,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Somebody who is a member elsewhere is refused: whoever chose her first password could otherwise sign in here. Only
   * the installation adds her to a second organization. Throws `USERS.EMAIL_TAKEN`, `USERS.OWNER_ONLY` or
   * `AUTH.PASSWORD_TOO_SHORT`.
   */
  async execute(
    { email, name, password, ...membership }: AddUser,
    by: TenantRole | 'api-key',
  ): Promise<Member> {
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(async () => {
      const person = { email: email.trim().toLowerCase(), name, passwordHash };
      const userId = await this.accounts.addUnattached(person);
      const added = userId && (await this.memberships.add({ userId, ...membership }, by));
      if (added) return added;
      throw DomainError.conflict('USERS.EMAIL_TAKEN', 'This e-mail address has an account already.', {
        field: 'email',
        fix: 'If she is a member here, change her role; if not, ask whoever runs this installation to add her.',
      });
    });
  }
}
