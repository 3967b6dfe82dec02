import { isSignedBy, signatureOf } from './inbound-signature.js';

describe('the signature of a notice', () => {
  const body = Buffer.from('{"eventType":"workorder.created"}');
  const now = 1_790_000_000;
  const header = signatureOf('secret', body, now);

  it('holds for these bytes, this secret and this moment', () => {
    expect(isSignedBy('secret', body, header, now)).toBe(true);
    expect(isSignedBy('secret', body, header, now + 299)).toBe(true);
  });

  it.each([
    ['other bytes', 'secret', Buffer.from('{"eventType": "workorder.created"}'), header, now],
    ['another secret', 'other', body, header, now],
    ['a replay', 'secret', body, header, now + 301],
    ['a clock far ahead', 'secret', body, header, now - 301],
    ['no header', 'secret', body, undefined, now],
    ['half a header', 'secret', body, `t=${now}`, now],
    ['capitals', 'secret', body, header.toUpperCase(), now],
  ])('fails for %s', (_case, secret, bytes, given, at) => {
    expect(isSignedBy(secret, bytes, given, at)).toBe(false);
  });
});
