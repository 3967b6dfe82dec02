import { Injectable } from '@nestjs/common';
import { runAsTenant, systemActor } from '#platform';
import { hashOfToken } from '../domain/opaque-token.js';
import { SessionsRepository } from '../sessions.repository.js';
import { SessionEnding } from './session-ending.js';

/** Ends the sign-in that a refresh token belongs to. An unknown token is no error: there is nothing left to end. */
@Injectable()
export class LogOutCommand {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly ending: SessionEnding,
  ) {}

  async execute(refreshToken: string): Promise<void> {
    const hash = hashOfToken(refreshToken);
    const organizationId = await this.sessions.organizationOf(hash);
    if (!organizationId) return;
    await runAsTenant(organizationId, systemActor('sessions'), () => this.ending.byToken(hash));
  }
}
