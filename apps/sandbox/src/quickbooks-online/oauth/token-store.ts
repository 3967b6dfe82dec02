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

interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly expires: number;
}

interface Access {
  readonly grantId: string;
  expires: number;
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
const KINDS = ['code', 'grant', 'access', 'refresh'] as const;

export type TokenKind = 'code' | 'grant' | 'access' | 'refresh';
/** One entry under its key; without a value it is gone. */
export type TokenEntry = readonly [kind: TokenKind, key: string, value: unknown];

/** Authorisation codes, access tokens and refresh tokens, with the vendor's lifetimes on the sandbox's clock. */
export class TokenStore {
  private readonly codes = new Map<string, Code>();
  private readonly grants = new Map<string, Grant>();
  private readonly access = new Map<string, Access>();
  private readonly refresh = new Map<string, Refresh>();
  /** Hears every entry that was set, changed or taken away. */
  onChange: ((entry: TokenEntry) => void) | undefined;
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
    this.tell('code', code);
    return code;
  }

  /** A code works once, for the same client and the same redirect URI. */
  redeemCode(code: string, clientId: string, redirectUri: string): IssuedTokens | undefined {
    const held = this.codes.get(code);
    this.codes.delete(code);
    if (held) this.tell('code', code);
    if (
      !held ||
      held.expires <= this.ms() ||
      held.redirectUri !== redirectUri ||
      held.grant.clientId !== clientId
    )
      return undefined;
    this.grants.set(held.grant.id, held.grant);
    this.tell('grant', held.grant.id);
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
    this.tell('refresh', token);
    return this.issue(grant);
  }

  revoke(token: string): boolean {
    const grantId = this.access.get(token)?.grantId ?? this.refresh.get(token)?.grantId;
    const grant = grantId === undefined ? undefined : this.grants.get(grantId);
    if (!grant || grant.isRevoked) return false;
    grant.isRevoked = true;
    this.tell('grant', grant.id);
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
    this.tell('grant', grant.id);
    return this.issue(grant);
  }

  expireAccess(realmId?: string): number {
    let expired = 0;
    for (const [token, held] of this.access) {
      if (realmId !== undefined && this.grants.get(held.grantId)?.realmId !== realmId) continue;
      held.expires = 0;
      this.tell('access', token);
      expired++;
    }
    return expired;
  }

  revokeGrants(realmId?: string): number {
    let revoked = 0;
    for (const grant of this.grants.values()) {
      if (grant.isRevoked || (realmId !== undefined && grant.realmId !== realmId)) continue;
      grant.isRevoked = true;
      this.tell('grant', grant.id);
      revoked++;
    }
    return revoked;
  }

  *entries(): Generator<TokenEntry> {
    for (const kind of KINDS) for (const [key, value] of this.held(kind)) yield [kind, key, value];
  }

  /** Puts an entry back, or takes away the one that is gone. */
  keep(kind: TokenKind, key: string, value: unknown): void {
    if (value === null || value === undefined) this.held(kind).delete(key);
    else this.held(kind).set(key, value);
  }

  clear(): void {
    for (const kind of KINDS) this.held(kind).clear();
  }

  private held(kind: TokenKind): Map<string, unknown> {
    const maps: Record<TokenKind, Map<string, unknown>> = {
      code: this.codes,
      grant: this.grants,
      access: this.access,
      refresh: this.refresh,
    };
    return maps[kind];
  }

  private tell(kind: TokenKind, key: string): void {
    this.onChange?.([kind, key, this.held(kind).get(key) ?? null]);
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
    this.tell('access', accessToken);
    this.tell('refresh', refreshToken);
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
