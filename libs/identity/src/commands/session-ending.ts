import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { CallerDirectory } from '../access/caller-directory.js';
import { SessionsRepository } from '../sessions.repository.js';

/** Ends sign-ins and forgets what was remembered of them. */
@Injectable()
export class SessionEnding {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly directory: CallerDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Revokes the family of a token that was used before; does nothing for one that merely expired. */
  async afterReuse(hash: string): Promise<void> {
    const used = await this.sessions.findUsed(hash);
    if (used) await this.end(used.familyId, used.userId, 'session.reuse_detected');
  }

  async byToken(hash: string): Promise<void> {
    const found = await this.sessions.find(hash);
    if (found) await this.end(found.familyId, found.userId, 'session.ended');
  }

  /** Ends every sign-in of a person in the organization in scope, except the one given. */
  async all(userId: string, exceptSessionId?: string): Promise<void> {
    await this.sessions.revokeAllOf(userId, exceptSessionId);
  }

  /** Call it once that has been committed; what is remembered is looked up again. */
  forget(userId: string): void {
    this.directory.forgetPerson(userId);
  }

  private async end(familyId: string, userId: string, action: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.sessions.revokeFamily(familyId)) === 0) return;
      await this.audit.record({ action, entity: 'session', entityId: familyId, data: { userId } });
    });
    this.directory.forgetPerson(userId);
  }
}
