import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';

export interface ApiKeyRecord {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  id: string;
  name: string;
  prefix: string;
  keyHash: string;
  scopes: string[];
  createdBy: string;
  /** Days from now; never when undefined. */
  expiresInDays?: number;
}

const SHOWN = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const;

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly database: Database) {}

  async add(key: NewApiKey): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.$executeRaw`
      INSERT INTO api_keys (organization_id, id, name, prefix, key_hash, scopes, created_by, expires_at)
      VALUES (${organizationId}::uuid, ${key.id}::uuid, ${key.name}, ${key.prefix}, ${key.keyHash},
              ${key.scopes}::text[], ${key.createdBy}::uuid,
              now() + make_interval(days => ${key.expiresInDays ?? null}::int))`;
  }

  /** Newest first; keys that were revoked are left out. */
  list(limit: number, beforeId?: string): Promise<ApiKeyRecord[]> {
    return this.database.prisma.apiKey.findMany({
      where: { revokedAt: null, ...(beforeId && { id: { lt: beforeId } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: SHOWN,
    });
  }

  async find(id: string): Promise<ApiKeyRecord | undefined> {
    const key = await this.database.prisma.apiKey.findFirst({
      where: { id, revokedAt: null },
      select: SHOWN,
    });
    return key ?? undefined;
  }

  /** Returns false when there is no such key, or it was revoked before. */
  async revoke(id: string): Promise<boolean> {
    const changed = await this.database.prisma.$executeRaw`
      UPDATE api_keys SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
    return changed === 1;
  }
}
