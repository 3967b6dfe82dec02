import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '#kernel';
import { CLOCK, requireScope } from '#platform';
import type { RemoteCompany, TokenSet } from '../ports/accounting-connector.js';
import type { ConnectionContext } from '../ports/connection-context.js';
import { ConnectorError } from '../ports/connector-error.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';

const PATIENCE_MS = 30_000;

/** Trades a code for tokens and asks, with them, which company they open: before anything is stored. */
@Injectable()
export class CompanyProbe {
  constructor(
    private readonly registry: ConnectorRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `INTEGRATION.GRANT_REFUSED` when the code or the company is not accepted. */
  async exchange(
    system: string,
    code: string,
    companyId: string | undefined,
  ): Promise<{ tokens: TokenSet; company: RemoteCompany }> {
    const { connector } = this.registry.get(system);
    try {
      const { tokens, remoteCompanyId } = await connector.authorization.exchange({ code, companyId });
      const company = await connector.company(this.contextOf(tokens, remoteCompanyId));
      return { tokens, company };
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      throw new DomainError('INTEGRATION.GRANT_REFUSED', `${error.message} Nothing was stored.`, {
        kind: error.retryable ? 'unavailable' : 'forbidden',
        fix: 'Press "Connect" again and choose a company that you may administer.',
        cause: error,
      });
    }
  }

  async giveBack(system: string, tokens: TokenSet): Promise<void> {
    await this.registry.get(system).connector.authorization.revoke(tokens.refreshToken);
  }

  /** There is no connection yet, so no budget to share and nothing to renew. */
  private contextOf(tokens: TokenSet, remoteCompanyId: string): ConnectionContext {
    return {
      organizationId: requireScope().organizationId,
      connectionId: 'not-stored-yet',
      remoteCompanyId,
      credentials: {
        accessToken: () => Promise.resolve(tokens.accessToken),
        renew: () =>
          Promise.reject(
            new ConnectorError('auth', 'The accounting system does not open this company to us.'),
          ),
      },
      budget: { take: () => Promise.resolve(), pauseFor: () => Promise.resolve() },
      clock: this.clock,
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
  }
}
