export const TOKEN_ISSUER = 'invoicepatch';
export const TOKEN_AUDIENCE = 'invoicepatch-api';
/** Seconds an access token lives. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** Days after which a refresh token that was not used ends its session. */
export const REFRESH_TOKEN_DAYS = 30;

/** What an access token says. Roles are looked up again; the one in here only spares a client a call. */
export interface AccessClaims {
  sub: string;
  org: string;
  role: string;
  sid: string;
}

/** The claims of a token whose signature holds. */
export interface VerifiedClaims extends AccessClaims {
  /** Seconds since 1970 at which the token ends. */
  exp: number;
}
