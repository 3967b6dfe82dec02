import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { CONFIG, type Config, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { browserProof, hashOfState, newState } from '../connections/oauth-state.js';
import { OAuthStatesRepository } from '../connections/oauth-states.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';

export interface AuthorizeInput {
  system: string;
  organizationId: string;
  userId: string;
  sessionId: string;
  /** The connection to authorize again; absent for a new company. */
  connectionId?: string;
}

/** Begins an authorization: a state for ten minutes, one use, this session. */
@Injectable()
export class AuthorizeCommand {
  constructor(
    private readonly registry: ConnectorRegistry,
    private readonly states: OAuthStatesRepository,
    private readonly connections: ConnectionsRepository,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({
    system,
    organizationId,
    userId,
    sessionId,
    connectionId,
  }: AuthorizeInput): Promise<{ url: string; proof: string }> {
    const { authorization } = this.registry.get(system).connector;
    const state = newState(organizationId);
    await this.unitOfWork.run(async () => {
      if (connectionId !== undefined) await this.mustBeOf(system, connectionId);
      await this.states.save(hashOfState(state), {
        system,
        userId,
        sessionId,
        connectionId: connectionId ?? null,
      });
    });
    return {
      url: authorization.authorizeUrl(state),
      proof: browserProof(this.config.jwtSecret, state, sessionId),
    };
  }

  private async mustBeOf(system: string, connectionId: string): Promise<void> {
    const connection = await this.connections.get(connectionId);
    if (connection.system === system && connection.status !== 'disconnected') return;
    throw new DomainError(
      'CONNECTION.WRONG_SYSTEM',
      'This connection cannot be authorized with that accounting system.',
    );
  }
}
