import { createECDH, createPrivateKey, sign } from 'node:crypto';

/** Who we are to push services, base64url: a point on P-256 and its number (RFC 8292). */
export interface VapidIdentity {
  publicKey: string;
  privateKey: string;
  /** `mailto:` or `https:`: whom a push service writes to when something goes wrong. */
  subject: string;
}

/** RFC 8292 allows a day; half of it leaves room for clocks that differ. */
const LIFETIME_SECONDS = 12 * 3600;

/**
 * The `Authorization` header for the push service at `endpoint`: a token for that service alone, signed with ES256.
 * Throws for keys that do not belong together.
 */
export function vapidHeader(
  { publicKey, privateKey, subject }: VapidIdentity,
  endpoint: string,
  now: Date,
): string {
  const expires = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
  const head = encoded({ typ: 'JWT', alg: 'ES256' });
  const claims = encoded({ aud: new URL(endpoint).origin, exp: expires, sub: subject });
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'base64url');
  const point = pair.getPublicKey();
  if (point.toString('base64url') !== publicKey)
    throw new Error('VAPID_PRIVATE_KEY does not belong to VAPID_PUBLIC_KEY.');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256', d: privateKey },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
    },
  });
  // A JWT carries the two numbers of the signature side by side (RFC 7518, section 3.4), not as DER.
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${head}.${claims}.${signature.toString('base64url')}, k=${publicKey}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
