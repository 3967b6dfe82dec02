import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { requireScope } from '#platform';
import { ACCESS_TOKEN_SECONDS, type AccessClaims } from '../domain/access-claims.js';
import { hashOfToken, newOpaqueToken } from '../domain/opaque-token.js';
import { SessionsRepository, type StoredToken } from '../sessions.repository.js';

export interface SessionTokens {
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds until the access token ends. */
  expiresIn: number;
  refreshToken: string;
}

/** Makes the next pair of tokens of a session, in the tenant and transaction of the caller. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly jwt: JwtService,
    private readonly sessions: SessionsRepository,
  ) {}

  async tokensFor(session: StoredToken, role: string): Promise<SessionTokens> {
    const refreshToken = newOpaqueToken();
    await this.sessions.add(session, hashOfToken(refreshToken));
    const claims: AccessClaims = {
      sub: session.userId,
      org: requireScope().organizationId,
      role,
      sid: session.familyId,
    };
    const accessToken = await this.jwt.signAsync(claims);
    return { accessToken, tokenType: 'Bearer', expiresIn: ACCESS_TOKEN_SECONDS, refreshToken };
  }
}
