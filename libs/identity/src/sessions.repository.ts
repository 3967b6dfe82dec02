import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, requireScope } from '#platform';
import { REFRESH_TOKEN_DAYS } from './domain/access-claims.js';

export interface StoredToken {
  familyId: string;
  userId: string;
}

/** The refresh tokens. A family is one sign-in; each refresh uses its token up and adds the next. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /** Whose data a token belongs to, before anybody is signed in. */
  async organizationOf(tokenHash: string): Promise<string | undefined> {
    const { rows } = await this.database.unscoped.query<{ organization_id: string }>(
      'SELECT organization_id FROM system_refresh_token($1)',
      [tokenHash],
    );
    return rows[0]?.organization_id;
  }

  async add(token: StoredToken, tokenHash: string): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.$executeRaw`
      INSERT INTO refresh_tokens (organization_id, id, user_id, family_id, token_hash, expires_at)
      VALUES (${organizationId}::uuid, ${newId()}::uuid, ${token.userId}::uuid, ${token.familyId}::uuid, ${tokenHash},
              now() + make_interval(days => ${REFRESH_TOKEN_DAYS}::int))`;
  }

  /** Uses the token up. Of many callers with the same token exactly one gets it; the others get undefined. */
  async use(tokenHash: string): Promise<StoredToken | undefined> {
    const [row] = await this.database.prisma.$queryRaw<StoredToken[]>`
      UPDATE refresh_tokens SET used_at = now()
      WHERE token_hash = ${tokenHash} AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()
      RETURNING family_id AS "familyId", user_id AS "userId"`;
    return row;
  }

  /** The family of a token that was used before, which only a thief or a confused client presents again. */
  async findUsed(tokenHash: string): Promise<StoredToken | undefined> {
    const row = await this.database.prisma.refreshToken.findFirst({
      where: { tokenHash, usedAt: { not: null } },
      select: { familyId: true, userId: true },
    });
    return row ?? undefined;
  }

  async find(tokenHash: string): Promise<StoredToken | undefined> {
    const row = await this.database.prisma.refreshToken.findFirst({
      where: { tokenHash },
      select: { familyId: true, userId: true },
    });
    return row ?? undefined;
  }

  /** Ends a sign-in. Returns how many tokens were still good. */
  revokeFamily(familyId: string): Promise<number> {
    return this.database.prisma.$executeRaw`
      UPDATE refresh_tokens SET revoked_at = now() WHERE family_id = ${familyId}::uuid AND revoked_at IS NULL`;
  }

  /** Ends every sign-in of a person in this organization, except the one given. */
  revokeAllOf(userId: string, exceptFamilyId?: string): Promise<number> {
    return this.database.prisma.$executeRaw`
      UPDATE refresh_tokens SET revoked_at = now()
      WHERE user_id = ${userId}::uuid AND revoked_at IS NULL
        AND family_id IS DISTINCT FROM ${exceptFamilyId ?? null}::uuid`;
  }

  async deleteExpired(): Promise<void> {
    await this.database.prisma.$executeRaw`DELETE FROM refresh_tokens WHERE expires_at < now()`;
  }
}
