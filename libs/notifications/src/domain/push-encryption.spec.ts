import { createECDH, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decrypted } from '../testing/read-push.js';
import { encryptedFor, MOST_PUSHED_BYTES } from './push-encryption.js';

const bytes = (text: string) => Buffer.from(text, 'base64url');

describe('a pushed message', () => {
  it('comes out byte for byte as RFC 8291 prints its example', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
    const keys = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const message = Buffer.from('When I grow up, I want to be a watermelon');
    const sealed = encryptedFor(keys, message, { salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), sender });
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml' +
        'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT' +
        'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') };

  it('is read by its browser, whatever it says', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(texts, (text) => {
        expect(decrypted(encryptedFor(keys, Buffer.from(text)), browser, auth)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('is never the same twice', () => {
    const message = Buffer.from('Invoice INV-7 was rejected');
    expect(encryptedFor(keys, message)).not.toEqual(encryptedFor(keys, message));
  });

  it('is as long as every push service takes, and no longer', () => {
    expect(encryptedFor(keys, Buffer.alloc(MOST_PUSHED_BYTES, 'a'))).toHaveLength(4096);
    expect(() => encryptedFor(keys, Buffer.alloc(MOST_PUSHED_BYTES + 1, 'a'))).toThrow(RangeError);
  });

  it('is refused for a browser whose key is no point of the curve', () => {
    const p256dh = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
    expect(() => encryptedFor({ ...keys, p256dh }, Buffer.from('x'))).toThrow();
  });
});
