import { createPublicKey, verify } from 'node:crypto';
import { newVapidKeys } from '../testing/vapid-keys.js';
import { vapidHeader } from './vapid.js';

const at = new Date('2026-11-21T12:00:00Z');
const keys = newVapidKeys();
const identity = { ...keys, subject: 'mailto:ops@example.test' };
const [, head = '', claims = '', signature = '', publicKey = ''] =
  /^vapid t=([^.]+)\.([^.]+)\.([^.]+), k=(.+)$/.exec(
    vapidHeader(identity, 'https://push.example.test:8443/send/abc?x=1', at),
  ) ?? [];
const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe('how we tell a push service who we are', () => {
  it('names the service alone, whom to write to, and an end within a day', () => {
    expect(read(head)).toEqual({ typ: 'JWT', alg: 'ES256' });
    expect(read(claims)).toEqual({
      aud: 'https://push.example.test:8443',
      exp: at.getTime() / 1000 + 12 * 3600,
      sub: 'mailto:ops@example.test',
    });
  });

  it('is signed with the key whose other half it carries', () => {
    const point = Buffer.from(publicKey, 'base64url');
    const key = createPublicKey({
      format: 'jwk',
      key: {
        ...{ kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url') },
        y: point.subarray(33).toString('base64url'),
      },
    });
    const isGood = (text: string) =>
      verify(
        'sha256',
        Buffer.from(text),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      );
    expect(publicKey).toBe(keys.publicKey);
    expect([isGood(`${head}.${claims}`), isGood(`${head}.${claims}x`)]).toEqual([true, false]);
  });

  it('is refused where the two halves of the key do not belong together', () => {
    const mixed = { ...identity, privateKey: newVapidKeys().privateKey };
    expect(() => vapidHeader(mixed, 'https://push.example.test/1', at)).toThrow();
  });
});
