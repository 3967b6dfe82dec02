import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { OAuthState } from '../connections/oauth-states.repository.js';
import { CredentialService } from '../credentials/credential-service.js';
import type { RemoteCompany, TokenSet } from '../ports/accounting-connector.js';
import { PushPlanner } from '../sync/push-planner.js';
import { SyncStarter } from '../sync/sync-starter.js';

/** Stores a grant that was found good, in the open unit of work. */
@Injectable()
export class GrantStorage {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly credentials: CredentialService,
    private readonly planner: PushPlanner,
    private readonly starter: SyncStarter,
    private readonly audit: AuditLog,
  ) {}

  async create(state: OAuthState, company: RemoteCompany, tokens: TokenSet): Promise<string> {
    const id = await this.connections.create(state.system, company, state.userId);
    await this.credentials.store(id, tokens);
    await this.audit.record({
      action: 'connection.linked',
      entity: 'connection',
      entityId: id,
      data: { system: state.system, company: company.name },
    });
    return id;
  }

  /**
   * The same company only: another one would mix two sets of books. What waited is sent now, and what changed meanwhile is
   * fetched.
   */
  async reauthorize(connectionId: string, company: RemoteCompany, tokens: TokenSet): Promise<string> {
    const connection = await this.connections.get(connectionId);
    if (connection.remoteCompanyId !== company.remoteCompanyId) {
      throw DomainError.conflict(
        'CONNECTION.OTHER_COMPANY',
        `You chose ${company.name}, but this connection is with ${connection.remoteCompanyName ?? 'another company'}.`,
        {
          fix: 'Authorize again and choose the same company, or add a new connection.',
        },
      );
    }
    const status = await this.connections.transition(connectionId, 'reauthorize');
    await this.credentials.store(connectionId, tokens);
    await this.connections.noteClosing(connectionId, company.closedThrough);
    await this.planner.wake(connectionId);
    if (status === 'active') await this.starter.start(connectionId, 'delta', 'reauthorize');
    await this.audit.record({
      action: 'connection.reauthorized',
      entity: 'connection',
      entityId: connectionId,
      data: {},
    });
    return connectionId;
  }
}
