import { sessionCookie, sessionCookieOf } from './session-cookie.js';

describe('the cookie of a browser', () => {
  it('is out of reach of scripts, of other sites and of other routes', () => {
    expect(sessionCookie('abc', true)).toBe(
      'ip_session=abc; Path=/api/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it('is removed by one that has ended', () => {
    expect(sessionCookie(undefined, false)).toContain('ip_session=; Path=/api/v1/auth; Max-Age=0');
  });

  it('counts only for a caller that asks for it by name', () => {
    const cookie = 'theme=dark; ip_session=abc-_1; x=y';
    expect(sessionCookieOf({ cookie, 'x-session': 'cookie' })).toBe('abc-_1');
    expect(sessionCookieOf({ cookie })).toBeUndefined();
    expect(sessionCookieOf({ 'x-session': 'cookie' })).toBeUndefined();
    expect(sessionCookieOf({ cookie: 'ip_session=a b', 'x-session': 'cookie' })).toBeUndefined();
  });
});
