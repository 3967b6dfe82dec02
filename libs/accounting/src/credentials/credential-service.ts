import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Secret } from '#kernel';
import { Log, requireScope, Vault } from '#platform';
import type { Authorization, TokenSet } from '../ports/accounting-connector.js';
import type { ConnectionCredentials } from '../ports/connection-context.js';
import { ConnectorError } from '../ports/connector-error.js';
import { CredentialsRepository, type RefreshLease, type StoredCredential } from './credentials.repository.js';
import { GrantLoss } from './grant-loss.js';

interface OpenCredential extends StoredCredential {
  accessToken: Secret;
  refreshToken: Secret;
}

/** A token this close to its end is renewed before it is used. */
const SAFETY_MS = 5 * 60_000;

/**
 * Keeps one connection's tokens fresh. However many callers on however many nodes find a token expired, one refresh
 * goes out: callers of this process share a promise, processes share a lease with a fencing number. What the
 * refresh brought is saved before it is used, because the old refresh token may already be worthless.
 */
@Injectable()
export class CredentialService {
  private readonly refreshing = new Map<string, Promise<OpenCredential>>();

  constructor(
    private readonly repository: CredentialsRepository,
    private readonly vault: Vault,
    private readonly grantLoss: GrantLoss,
    private readonly log: Log,
  ) {}

  /** Seals and stores the tokens of a fresh grant. */
  async store(connectionId: string, tokens: TokenSet): Promise<void> {
    await this.repository.replace(connectionId, await this.seal(connectionId, tokens));
  }

  async refreshToken(connectionId: string): Promise<Secret | undefined> {
    const stored = await this.repository.find(connectionId);
    return stored && (await this.open(connectionId, stored)).refreshToken;
  }

  for(connectionId: string, authorization: Authorization): ConnectionCredentials {
    let current: OpenCredential | undefined;
    return {
      accessToken: async () => {
        if (!current || isExpiring(current)) current = await this.current(connectionId);
        if (isExpiring(current)) current = await this.refresh(connectionId, authorization, current.version);
        return current.accessToken;
      },
      renew: async (refused) => {
        const stored = await this.current(connectionId);
        const isNewer = stored.accessToken.reveal() !== refused.reveal();
        current = isNewer ? stored : await this.refresh(connectionId, authorization, stored.version);
        return current.accessToken;
      },
    };
  }

  private async current(connectionId: string): Promise<OpenCredential> {
    const stored = await this.repository.find(connectionId);
    if (!stored) throw grantGone();
    return this.open(connectionId, stored);
  }

  /** A credential newer than `version`, by this process's refresh or another's. */
  private refresh(
    connectionId: string,
    authorization: Authorization,
    version: number,
  ): Promise<OpenCredential> {
    const key = `${requireScope().organizationId}:${connectionId}`;
    const shared = this.refreshing.get(key);
    if (shared) return shared;
    const own = this.refreshUnderLease(connectionId, authorization, version).finally(() =>
      this.refreshing.delete(key),
    );
    this.refreshing.set(key, own);
    return own;
  }

  private async refreshUnderLease(
    connectionId: string,
    authorization: Authorization,
    version: number,
  ): Promise<OpenCredential> {
    for (;;) {
      const lease = await this.repository.lease(connectionId);
      if (lease && lease.version > version) {
        await this.repository.release(connectionId, lease.fence);
        return this.open(connectionId, lease);
      }
      if (lease) return this.callRefresh(connectionId, authorization, lease);
      if (!(await this.repository.find(connectionId))) throw grantGone();
      // A lease that is never given back lapses by the database's clock, so this ends.
      await pause(100 + Math.random() * 150);
    }
  }

  private async callRefresh(
    connectionId: string,
    authorization: Authorization,
    lease: RefreshLease,
  ): Promise<OpenCredential> {
    try {
      const { refreshToken } = await this.open(connectionId, lease);
      const tokens = await authorization.refresh(refreshToken);
      if (
        !(await this.repository.saveRefreshed(
          connectionId,
          lease.fence,
          await this.seal(connectionId, tokens),
        ))
      ) {
        this.log.warn('a newer grant replaced the tokens during their refresh', { connectionId });
      }
      return await this.current(connectionId);
    } catch (error) {
      await this.repository.release(connectionId, lease.fence);
      if (!(error instanceof ConnectorError && error.kind === 'auth')) throw error;
      // Somebody may have reconnected while the old grant was being refused.
      const stored = await this.repository.find(connectionId);
      if (stored && stored.version > lease.version) return this.open(connectionId, stored);
      await this.loseGrant(connectionId);
      throw error;
    }
  }

  private async loseGrant(connectionId: string): Promise<void> {
    await this.grantLoss.note(connectionId);
    this.log.warn('the grant is gone, the connection must be authorized again', { connectionId });
  }

  private async open(connectionId: string, stored: StoredCredential): Promise<OpenCredential> {
    const { accessToken, refreshToken } = JSON.parse(
      (await this.vault.open(placeOf(connectionId), stored.sealed)).reveal(),
    ) as { accessToken: string; refreshToken: string };
    return {
      ...stored,
      accessToken: new Secret(accessToken),
      refreshToken: new Secret(refreshToken),
    };
  }

  private async seal(connectionId: string, tokens: TokenSet): Promise<Omit<StoredCredential, 'version'>> {
    const { accessToken, refreshToken, accessExpiresAt, refreshExpiresAt, refreshHardExpiresAt } = tokens;
    const plain = new Secret(
      JSON.stringify({ accessToken: accessToken.reveal(), refreshToken: refreshToken.reveal() }),
    );
    return {
      sealed: await this.vault.seal(placeOf(connectionId), plain),
      accessExpiresAt,
      refreshExpiresAt,
      refreshHardExpiresAt,
    };
  }
}

function placeOf(connectionId: string) {
  return { table: 'connection_credentials', row: connectionId, column: 'sealed' };
}

function isExpiring({ accessExpiresAt }: OpenCredential): boolean {
  return accessExpiresAt !== null && accessExpiresAt.getTime() - Date.now() < SAFETY_MS;
}

function grantGone(): ConnectorError {
  return new ConnectorError('auth', 'This connection has no access to the accounting system. Connect again.');
}
