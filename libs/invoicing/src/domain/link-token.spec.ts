import fc from 'fast-check';
import { newId, Secret } from '#kernel';
import { linkToken, readLinkToken } from './link-token.js';

const secret = new Secret('a secret of the installation');
const target = { organizationId: newId(), linkId: newId() };

describe('the link in a letter', () => {
  it('leads back to what it was made for', () => {
    expect(readLinkToken(secret, linkToken(secret, target))).toEqual(target);
  });

  it('leads nowhere when another installation made it', () => {
    expect(readLinkToken(new Secret('another'), linkToken(secret, target))).toBeUndefined();
  });

  it('leads nowhere when one character is changed', () => {
    const token = linkToken(secret, target);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_'), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(readLinkToken(secret, changed)).toBeUndefined();
      }),
    );
  });

  it('is written in one way only', () => {
    const token = linkToken(secret, target);
    for (const other of [`${token}=`, ` ${token}`, `${token}\n`, token.slice(0, -1), token + token]) {
      expect(readLinkToken(secret, other)).toBeUndefined();
    }
  });

  it.each(['', 'x', '../../etc/passwd', 'A'.repeat(64)])('leads nowhere for %j', (token) => {
    expect(readLinkToken(secret, token)).toBeUndefined();
  });
});
