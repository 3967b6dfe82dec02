import { Secret } from '#kernel';
import type { Authorization, TokenSet } from '../ports/accounting-connector.js';
import type { ConnectionCredentials } from '../ports/connection-context.js';

/** Credentials in memory that many callers share: one refresh at a time, and none for a token that was replaced already. */
export class SharedCredentials implements ConnectionCredentials {
  refreshes = 0;
  private running?: Promise<Secret>;

  constructor(
    private readonly authorization: Authorization,
    private tokens: Pick<TokenSet, 'accessToken' | 'refreshToken'>,
  ) {}

  async accessToken(): Promise<Secret> {
    return this.tokens.accessToken;
  }

  async renew(refused: Secret): Promise<Secret> {
    if (this.tokens.accessToken.reveal() !== refused.reveal()) return this.tokens.accessToken;
    this.running ??= this.refresh().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async refresh(): Promise<Secret> {
    this.refreshes++;
    this.tokens = await this.authorization.refresh(this.tokens.refreshToken);
    return this.tokens.accessToken;
  }
}
