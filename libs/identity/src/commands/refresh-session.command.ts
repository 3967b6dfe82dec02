import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { runAsTenant, systemActor, UnitOfWork } from '#platform';
import { CallersRepository } from '../callers.repository.js';
import { hashOfToken } from '../domain/opaque-token.js';
import { SessionsRepository } from '../sessions.repository.js';
import { SessionEnding } from './session-ending.js';
import { SessionOpener, type SessionTokens } from './session-opener.js';

/**
 * Exchanges a refresh token for the next pair. Strict: a token that comes a second time ends the whole sign-in, also
 * when both came at the same moment, because a thief who is a second late looks just like that. A client therefore
 * refreshes once and lets its other requests wait.
 */
@Injectable()
export class RefreshSessionCommand {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly callers: CallersRepository,
    private readonly opener: SessionOpener,
    private readonly unitOfWork: UnitOfWork,
    private readonly ending: SessionEnding,
  ) {}

  /** Throws `AUTH.REFRESH_REFUSED` and does not say why: unknown, used, expired and revoked look the same. */
  async execute(refreshToken: string): Promise<SessionTokens> {
    const hash = hashOfToken(refreshToken);
    const organizationId = await this.sessions.organizationOf(hash);
    if (!organizationId) throw refused();
    return runAsTenant(organizationId, systemActor('sessions'), async () => {
      const tokens = await this.unitOfWork.run(() => this.rotate(organizationId, hash));
      if (tokens) return tokens;
      await this.ending.afterReuse(hash);
      throw refused();
    });
  }

  private async rotate(organizationId: string, hash: string): Promise<SessionTokens | undefined> {
    const session = await this.sessions.use(hash);
    if (!session) return undefined;
    const { userId, familyId } = session;
    const caller = await this.callers.findPerson({ organizationId, userId, sessionId: familyId });
    if (!caller) throw refused();
    return this.opener.tokensFor(session, caller.role);
  }
}

function refused(): DomainError {
  return new DomainError('AUTH.REFRESH_REFUSED', 'This session has ended.', {
    kind: 'unauthenticated',
    fix: 'Sign in again.',
  });
}
