import { sessionCookie, sessionCookieOf } from './session-cookie.js';

describe('the cookie of a browser', () => {
  it('is out of reach of scripts, of other sites and of other routes', () => {
    expect(sessionCookie('abc', true)).toBe(
      'ip_session=abc; Path=/api/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it('is kept by a browser that reaches a test installation without TLS', () => {
    expect(sessionCookie('abc', false)).toBe(
      'ip_session=abc; Path=/api/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Strict',
    );
  });

  it('is removed by one that has ended', () => {
    expect(sessionCookie(undefined, true)).toContain('ip_session=; Path=/api/v1/auth; Max-Age=0');
  });

  it('counts only for a caller that asks for it by name', () => {
    const cookie = 'theme=dark; ip_session=abc-_1; x=y';
    expect(sessionCookieOf({ cookie, 'x-session': 'cookie' })).toBe('abc-_1');
    expect(sessionCookieOf({ cookie })).toBeUndefined();
    expect(sessionCookieOf({ cookie, 'x-session': 'body' })).toBeUndefined();
  });

  it.each([
    ['there is no cookie', undefined],
    ['none of several is ours', 'theme=dark; xip_session=abc; x=y'],
    ['ours is empty', 'ip_session='],
    ['ours has no value at all', 'ip_session'],
    ['ours holds what no token does', 'ip_session=a b'],
    ['ours is longer than a token', `ip_session=${'a'.repeat(201)}`],
    ['the header came in several', ['ip_session=abc', 'x=y']],
  ])('holds no token when %s', (_, cookie) => {
    expect(sessionCookieOf({ cookie, 'x-session': 'cookie' })).toBeUndefined();
  });

  it('is found behind one of the same name that holds nothing', () => {
    expect(sessionCookieOf({ cookie: 'ip_session=; ip_session=abc', 'x-session': 'cookie' })).toBe('abc');
  });
});
