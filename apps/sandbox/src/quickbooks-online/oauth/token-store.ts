import { randomBytes, randomUUID } from 'node:crypto';

export interface OAuthSettings {
  /** An old refresh token is refused at once; when false it stays good for 24 hours, as the vendor tolerates. */
  strictRotation: boolean;
  /** Answer the consent page with an immediate approval: `true`, or the realm to choose. */
  autoApprove: boolean | string;
  /** Added to every answer of the token endpoint. */
  tokenDelayMs: number;
  accessSeconds: number;
}

interface Grant {
  readonly id: string;
  readonly realmId: string;
  readonly clientId: string;
  readonly scope: string;
  readonly grantedAt: number;
  isRevoked: boolean;
}

interface Refresh {
  readonly grantId: string;
  readonly expires: number;
  replacedAt?: number;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly refreshExpiresIn: number;
  readonly hardExpiresIn: number;
  readonly realmId: string;
  readonly scope: string;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const REFRESH_SECONDS = 8_726_400;
const HARD_SECONDS = 5 * 365 * 86_400;
const CODE_MS = 10 * 60 * SECOND;

export interface TokenState {
  grants: [string, Grant][];
  access: [string, { grantId: string; expires: number }][];
  refresh: [string, Refresh][];
}

/** Authorisation codes, access tokens and refresh tokens, with the vendor's lifetimes on the sandbox's clock. */
export class TokenStore {
  private readonly codes = new Map<string, { grant: Grant; redirectUri: string; expires: number }>();
  private grants = new Map<string, Grant>();
  private access = new Map<string, { grantId: string; expires: number }>();
  private refresh = new Map<string, Refresh>();
  readonly settings: OAuthSettings = {
    strictRotation: true,
    autoApprove: false,
    tokenDelayMs: 0,
    accessSeconds: 3600,
  };

  constructor(private readonly now: () => Date) {}

  issueCode(input: { realmId: string; clientId: string; redirectUri: string; scope: string }): string {
    const code = `AB11${randomBytes(24).toString('base64url')}`;
    const grant: Grant = {
      id: randomUUID(),
      realmId: input.realmId,
      clientId: input.clientId,
      scope: input.scope,
      grantedAt: this.ms(),
      isRevoked: false,
    };
    this.codes.set(code, { grant, redirectUri: input.redirectUri, expires: this.ms() + CODE_MS });
    return code;
  }

  /** A code works once, for the same client and the same redirect URI. */
  redeemCode(code: string, clientId: string, redirectUri: string): IssuedTokens | undefined {
    const held = this.codes.get(code);
    this.codes.delete(code);
    if (
      !held ||
      held.expires <= this.ms() ||
      held.redirectUri !== redirectUri ||
      held.grant.clientId !== clientId
    )
      return undefined;
    this.grants.set(held.grant.id, held.grant);
    return this.issue(held.grant);
  }

  rotate(token: string, clientId: string): IssuedTokens | undefined {
    const held = this.refresh.get(token);
    const grant = held ? this.grants.get(held.grantId) : undefined;
    if (!held || !grant || grant.isRevoked || grant.clientId !== clientId) return undefined;
    const isOver = held.expires <= this.ms() || this.hardEnd(grant) <= this.ms();
    const isReplaced =
      held.replacedAt !== undefined && (this.settings.strictRotation || this.ms() - held.replacedAt > DAY);
    if (isOver || isReplaced) return undefined;
    held.replacedAt ??= this.ms();
    return this.issue(grant);
  }

  revoke(token: string): boolean {
    const grantId = this.access.get(token)?.grantId ?? this.refresh.get(token)?.grantId;
    const grant = grantId === undefined ? undefined : this.grants.get(grantId);
    if (!grant || grant.isRevoked) return false;
    grant.isRevoked = true;
    return true;
  }

  /** Why a bearer token is refused, or the grant behind it. */
  check(token: string): { grant: { realmId: string; scope: string } } | { refusal: string } {
    const held = this.access.get(token);
    const grant = held ? this.grants.get(held.grantId) : undefined;
    if (!held || !grant) return { refusal: 'Malformed bearer token: too short or too long' };
    if (grant.isRevoked) return { refusal: 'Token revoked' };
    return held.expires <= this.ms() ? { refusal: 'Token expired' } : { grant };
  }

  /** Grants access without the browser, for tests. */
  grant(realmId: string, clientId: string, scope: string): IssuedTokens {
    const grant: Grant = {
      id: randomUUID(),
      realmId,
      clientId,
      scope,
      grantedAt: this.ms(),
      isRevoked: false,
    };
    this.grants.set(grant.id, grant);
    return this.issue(grant);
  }

  expireAccess(realmId?: string): number {
    let expired = 0;
    for (const held of this.access.values()) {
      if (realmId !== undefined && this.grants.get(held.grantId)?.realmId !== realmId) continue;
      held.expires = 0;
      expired++;
    }
    return expired;
  }

  revokeGrants(realmId?: string): number {
    let revoked = 0;
    for (const grant of this.grants.values()) {
      if (grant.isRevoked || (realmId !== undefined && grant.realmId !== realmId)) continue;
      grant.isRevoked = true;
      revoked++;
    }
    return revoked;
  }

  snapshot(): TokenState {
    return { grants: [...this.grants], access: [...this.access], refresh: [...this.refresh] };
  }

  restore(state: TokenState): void {
    this.grants = new Map(state.grants);
    this.access = new Map(state.access);
    this.refresh = new Map(state.refresh);
  }

  private issue(grant: Grant): IssuedTokens {
    const accessToken = `eyJ${randomBytes(192).toString('base64url')}`;
    const refreshToken = `RT1-${randomBytes(4).readUInt32BE()}-H0-${randomBytes(24).toString('base64url')}`;
    const hardExpiresIn = Math.max(0, Math.ceil((this.hardEnd(grant) - this.ms()) / SECOND));
    const refreshExpiresIn = Math.min(REFRESH_SECONDS, hardExpiresIn);
    this.access.set(accessToken, {
      grantId: grant.id,
      expires: this.ms() + this.settings.accessSeconds * SECOND,
    });
    this.refresh.set(refreshToken, { grantId: grant.id, expires: this.ms() + refreshExpiresIn * SECOND });
    return {
      accessToken,
      refreshToken,
      expiresIn: this.settings.accessSeconds,
      refreshExpiresIn,
      hardExpiresIn,
      realmId: grant.realmId,
      scope: grant.scope,
    };
  }

  private hardEnd(grant: Grant): number {
    return grant.grantedAt + HARD_SECONDS * SECOND;
  }

  private ms(): number {
    return this.now().getTime();
  }
}
