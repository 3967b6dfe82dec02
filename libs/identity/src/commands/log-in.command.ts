import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, runAsTenant, UnitOfWork } from '#platform';
import { type Account, AccountsRepository, type MembershipInOrganization } from '../accounts.repository.js';
import { LoginThrottle } from '../domain/login-throttle.js';
import { passwordMatches } from '../domain/password.js';
import { SessionOpener, type SessionTokens } from './session-opener.js';

export interface LogIn {
  email: string;
  password: string;
  /** Needed by a person who is a member of several organizations. */
  organizationId?: string;
  /** Where the attempt comes from, for counting. */
  address: string;
}

/** Signs a person in to one of her organizations. */
@Injectable()
export class LogInCommand {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly throttle: LoginThrottle,
    private readonly opener: SessionOpener,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `AUTH.WRONG_CREDENTIALS`, `AUTH.SLOW_DOWN` or `AUTH.CHOOSE_ORGANIZATION`. */
  async execute({ email, password, organizationId, address }: LogIn): Promise<SessionTokens> {
    const name = email.trim().toLowerCase();
    this.throttle.attempt(name, address);
    const account = await this.accounts.findByEmail(name);
    const matches = await passwordMatches(password, account?.passwordHash);
    if (!account || !matches) throw wrongCredentials();
    this.throttle.succeeded(name, address);
    const membership = choose(await this.accounts.membershipsOf(account.id), organizationId);
    return this.open(account, membership);
  }

  private open(account: Account, { organizationId, role }: MembershipInOrganization): Promise<SessionTokens> {
    const actor = { kind: 'user' as const, id: account.id, name: account.name };
    const session = { familyId: newId(), userId: account.id };
    return runAsTenant(organizationId, actor, () =>
      this.unitOfWork.run(async () => {
        const tokens = await this.opener.tokensFor(session, role);
        await this.audit.record({
          action: 'session.started',
          entity: 'session',
          entityId: session.familyId,
          data: { userId: account.id },
        });
        return tokens;
      }),
    );
  }
}

function choose(
  memberships: MembershipInOrganization[],
  organizationId: string | undefined,
): MembershipInOrganization {
  const open = memberships.filter(
    (one) => organizationId === undefined || one.organizationId === organizationId,
  );
  const [only] = open;
  // A person without an organization gets the same answer as one who does not exist.
  if (!only) throw wrongCredentials();
  if (open.length === 1) return only;
  throw DomainError.conflict('AUTH.CHOOSE_ORGANIZATION', 'You are a member of several organizations.', {
    field: 'organizationId',
    fix: 'Sign in again with the organizationId of one of them.',
    details: { organizations: open.map((one) => ({ id: one.organizationId, name: one.organizationName })) },
  });
}

function wrongCredentials(): DomainError {
  return new DomainError('AUTH.WRONG_CREDENTIALS', 'The e-mail address or the password is not right.', {
    kind: 'unauthenticated',
  });
}
