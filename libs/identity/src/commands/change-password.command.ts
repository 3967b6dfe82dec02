import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, runAsTenant, UnitOfWork } from '#platform';
import type { Caller } from '../access/caller.js';
import { AccountsRepository } from '../accounts.repository.js';
import { LoginThrottle } from '../domain/login-throttle.js';
import { hashPassword, passwordMatches } from '../domain/password.js';
import { SessionEnding } from './session-ending.js';

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
  address: string;
}

/** A person changes her own password, which ends all her other sign-ins, in every organization. */
@Injectable()
export class ChangePasswordCommand {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly ending: SessionEnding,
    private readonly throttle: LoginThrottle,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute({ currentPassword, newPassword, address }: ChangePassword, caller: Caller): Promise<void> {
    this.throttle.attempt(caller.userId, address);
    const account = await this.accounts.findById(caller.userId);
    if (!(await passwordMatches(currentPassword, account?.passwordHash))) {
      throw new DomainError('AUTH.WRONG_PASSWORD', 'The current password is not right.', {
        field: 'currentPassword',
      });
    }
    this.throttle.succeeded(caller.userId, address);
    await this.accounts.setPassword(caller.userId, await hashPassword(newPassword));
    const memberships = await this.accounts.membershipsOf(caller.userId);
    const actor = { kind: 'user' as const, id: caller.userId, name: caller.name };
    for (const { organizationId } of memberships) {
      await runAsTenant(organizationId, actor, () => this.endOthers(caller));
    }
    this.ending.forget(caller.userId);
  }

  private endOthers({ userId, sessionId }: Caller): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.ending.all(userId, sessionId);
      await this.audit.record({
        action: 'user.password_changed',
        entity: 'user',
        entityId: userId,
        data: {},
      });
    });
  }
}
