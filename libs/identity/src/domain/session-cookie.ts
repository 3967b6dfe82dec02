import { REFRESH_TOKEN_DAYS } from './access-claims.js';

/** The refresh token of a browser. Only the sign-in's own routes get it, and no script can read it. */
export const SESSION_COOKIE = 'ip_session';
/** Where the browser sends the cookie. */
export const SESSION_COOKIE_PATH = '/api/v1/auth';

/**
 * A browser asks for the cookie with this header. A page of another site can send neither the cookie (SameSite) nor the
 * header (no CORS), so it can refresh nobody's session and sign nobody out.
 */
export const SESSION_HEADER = 'x-session';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Whether the caller keeps its refresh token in the cookie instead of the body. */
export function keepsSessionInCookie(headers: Headers): boolean {
  return headers[SESSION_HEADER] === 'cookie';
}

/** The refresh token in the cookie, for a caller that asks for it. */
export function sessionCookieOf(headers: Headers): string | undefined {
  if (!keepsSessionInCookie(headers) || typeof headers.cookie !== 'string') return undefined;
  for (const pair of headers.cookie.split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === SESSION_COOKIE && value && /^[\w-]{1,200}$/.test(value)) return value;
  }
  return undefined;
}

/** `set-cookie` for a new refresh token; without one it removes the cookie. */
export function sessionCookie(refreshToken: string | undefined, isSecure: boolean): string {
  const lifetime = refreshToken === undefined ? 0 : REFRESH_TOKEN_DAYS * 86_400;
  return [
    `${SESSION_COOKIE}=${refreshToken ?? ''}`,
    `Path=${SESSION_COOKIE_PATH}`,
    `Max-Age=${lifetime}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}
