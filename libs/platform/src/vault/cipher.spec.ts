import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.js';

describe('an encrypted value', () => {
  const key = randomBytes(32);
  const sealed = encrypt(key, Buffer.from('a refresh token'), 'connections|1|credentials');

  it('opens with its key at its place, and nowhere else', () => {
    expect(decrypt(key, sealed, 'connections|1|credentials').toString()).toBe('a refresh token');
    expect(() => decrypt(key, sealed, 'connections|2|credentials')).toThrow();
    expect(() => decrypt(randomBytes(32), sealed, 'connections|1|credentials')).toThrow();
  });

  it('is refused when its start or its seal has another length, however well the rest fits', () => {
    for (const cut of [
      { ...sealed, tag: sealed.tag.subarray(0, 4) },
      { ...sealed, iv: sealed.iv.subarray(1) },
    ])
      expect(() => decrypt(key, cut, 'connections|1|credentials')).toThrow('Not an encrypted value');
  });
});
