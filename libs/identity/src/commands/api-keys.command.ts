import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { mayDo } from '../access/access-rules.js';
import type { Caller } from '../access/caller.js';
import { CallerDirectory } from '../access/caller-directory.js';
import { type ApiKeyRecord, ApiKeysRepository } from '../api-keys.repository.js';
import { hashOfToken, newApiKey } from '../domain/opaque-token.js';
import { isPermission, NOT_FOR_API_KEYS } from '../permissions.js';

export interface CreateApiKey {
  name: string;
  /** Names of permissions; none that the maker does not hold. */
  scopes: string[];
  expiresInDays?: number;
}

@Injectable()
export class ApiKeysCommand {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly directory: CallerDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** The key itself is in this answer and never again. Throws `API_KEYS.SCOPE`. */
  create({ name, scopes, expiresInDays }: CreateApiKey, by: Caller): Promise<ApiKeyRecord & { key: string }> {
    for (const scope of scopes) checkScope(scope, by);
    const { key, prefix } = newApiKey();
    const id = newId();
    return this.unitOfWork.run(async () => {
      const keyHash = hashOfToken(key);
      await this.keys.add({ id, name, prefix, keyHash, scopes, createdBy: by.userId, expiresInDays });
      await this.audit.record({
        action: 'api_key.created',
        entity: 'api_key',
        entityId: id,
        data: { name, scopes },
      });
      const made = await this.keys.find(id);
      if (!made) throw notFound();
      return { ...made, key };
    });
  }

  /** Throws `API_KEYS.NOT_FOUND`. */
  async revoke(id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.keys.revoke(id))) throw notFound();
      await this.audit.record({ action: 'api_key.revoked', entity: 'api_key', entityId: id, data: {} });
    });
    this.directory.forgetPrograms();
  }
}

function checkScope(scope: string, by: Caller): void {
  if (isPermission(scope) && !NOT_FOR_API_KEYS.includes(scope) && mayDo(by, scope)) return;
  throw new DomainError(
    'API_KEYS.SCOPE',
    `An API key of yours cannot have the scope "${scope.slice(0, 60)}".`,
    {
      field: 'scopes',
      fix: 'Choose among the permissions that GET /api/v1/me lists, except those that manage people, keys and programs, read tax numbers or approve.',
    },
  );
}

function notFound(): DomainError {
  return DomainError.notFound('API_KEYS.NOT_FOUND', 'There is no such API key in your organization.');
}
