import { Injectable } from '@nestjs/common';
import { Database, runAsTenant, systemActor } from '#platform';
import type { Caller } from './access/caller.js';
import { isPermission, type TenantRole } from './permissions.js';

/** One sign-in of one person in one organization. */
export interface SessionKey {
  organizationId: string;
  userId: string;
  sessionId: string;
}

interface PersonRow {
  name: string;
  role: TenantRole;
  contractor_id: string | null;
  customer_id: string | null;
  is_foreman: boolean;
}

interface KeyRow {
  id: string;
  name: string;
  scopes: string[];
}

const ACTOR = systemActor('identity');

/** Answers who a token or a key belongs to. */
@Injectable()
export class CallersRepository {
  constructor(private readonly database: Database) {}

  /** Runs in the scope of `organizationId`. */
  async findPerson({ organizationId, userId, sessionId }: SessionKey): Promise<Caller | undefined> {
    const [row] = await this.database.prisma.$queryRaw<PersonRow[]>`
      SELECT u.name, m.role, m.contractor_id, m.customer_id, m.is_foreman
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.user_id = ${userId}::uuid AND u.disabled_at IS NULL
        AND EXISTS (SELECT FROM refresh_tokens t
                    WHERE t.family_id = ${sessionId}::uuid AND t.user_id = m.user_id
                      AND t.revoked_at IS NULL AND t.expires_at > now())`;
    if (!row) return undefined;
    return {
      actorKind: 'user',
      userId,
      name: row.name,
      organizationId,
      role: row.role,
      sessionId,
      contractorId: row.contractor_id ?? undefined,
      customerId: row.customer_id ?? undefined,
      isForeman: row.is_foreman,
    };
  }

  /** Finds a key that is in force and notes its use, once per look-up rather than once per request. */
  async useApiKey(hash: string): Promise<Caller | undefined> {
    const { rows } = await this.database.unscoped.query<{ organization_id: string; id: string }>(
      'SELECT organization_id, id FROM system_api_key($1)',
      [hash],
    );
    const [found] = rows;
    if (!found) return undefined;
    const [key] = await runAsTenant(
      found.organization_id,
      ACTOR,
      () => this.database.prisma.$queryRaw<KeyRow[]>`
        UPDATE api_keys SET last_used_at = now()
        WHERE id = ${found.id}::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
        RETURNING id, name, scopes`,
    );
    if (!key) return undefined;
    return {
      actorKind: 'api-key',
      userId: key.id,
      name: key.name,
      organizationId: found.organization_id,
      role: 'api-key',
      scopes: key.scopes.filter(isPermission),
    };
  }
}
