import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import {
  alreadyLinked,
  type Connection,
  ConnectionsRepository,
} from '../connections/connections.repository.js';
import { hashOfState } from '../connections/oauth-state.js';
import { type OAuthState, OAuthStatesRepository } from '../connections/oauth-states.repository.js';
import type { RemoteCompany, TokenSet } from '../ports/accounting-connector.js';
import { CompanyProbe } from './company-probe.js';
import { GrantStorage } from './grant-storage.js';

export interface ConnectInput {
  system: string;
  code: string;
  state: string;
  /** QuickBooks sends it beside the code. */
  companyId?: string;
  /** Whether the caller is the browser session that began; it is told the session's id. */
  isSameSession: (sessionId: string) => boolean;
}

/**
 * Ends an authorization. Whatever does not fit (a state that is unknown, used, late or another session's, a company
 * that is linked already, a grant that does not open the company) is refused and nothing is stored.
 */
@Injectable()
export class ConnectCommand {
  constructor(
    private readonly states: OAuthStatesRepository,
    private readonly probe: CompanyProbe,
    private readonly connections: ConnectionsRepository,
    private readonly storage: GrantStorage,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(input: ConnectInput): Promise<Connection> {
    const state = await this.useState(input);
    const { tokens, company } = await this.probe.exchange(input.system, input.code, input.companyId);
    try {
      const id = await this.link(state, company, tokens);
      return await this.connections.get(id);
    } catch (error) {
      // A grant that we do not keep is given back; that it cannot be is no reason to hide the first refusal.
      await this.probe.giveBack(input.system, tokens).catch(() => undefined);
      throw error;
    }
  }

  private async useState({ system, state, isSameSession }: ConnectInput): Promise<OAuthState> {
    const used = await this.unitOfWork.run(() => this.states.use(hashOfState(state)));
    if (!used || used.system !== system || !isSameSession(used.sessionId)) {
      throw new DomainError(
        'INTEGRATION.BAD_STATE',
        'This authorization was not started here, was used already, or is older than 10 minutes.',
        {
          kind: 'forbidden',
          fix: 'Press "Connect" again.',
        },
      );
    }
    return used;
  }

  private async link(state: OAuthState, company: RemoteCompany, tokens: TokenSet): Promise<string> {
    const owner = await this.connections.ownerOf(state.system, company.remoteCompanyId);
    return this.unitOfWork.run(async () => {
      if (state.connectionId !== null) return this.storage.reauthorize(state.connectionId, company, tokens);
      const own = owner && (await this.connections.find(owner.id));
      if (own?.status === 'needs_reauthorization') return this.storage.reauthorize(own.id, company, tokens);
      if (owner) throw alreadyLinked(company.name);
      return this.storage.create(state, company, tokens);
    });
  }
}
