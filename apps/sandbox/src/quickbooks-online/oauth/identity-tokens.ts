import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

/** Clients check the issuer literally, so the sandbox says the vendor's. */
export const ISSUER = 'https://oauth.platform.intuit.com/op/v1';
const KEY_ID = 'invoicepatch-sandbox-1';

/** Signs OpenID Connect identity tokens. The key is made on first use and lives as long as the process. */
export class IdentityTokens {
  private keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

  idToken(clientId: string, realmId: string, now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000);
    const header = { alg: 'RS256', kid: KEY_ID, typ: 'JWT' };
    const claims = {
      sub: randomUUID(),
      aud: [clientId],
      realmid: realmId,
      auth_time: seconds,
      iss: ISSUER,
      exp: seconds + 3600,
      iat: seconds,
    };
    const input = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = createSign('RSA-SHA256').update(input).sign(this.pair().privateKey, 'base64url');
    return `${input}.${signature}`;
  }

  jwks(): { keys: object[] } {
    const { n, e, kty } = this.pair().publicKey.export({ format: 'jwk' });
    return { keys: [{ kty, e, n, use: 'sig', kid: KEY_ID, alg: 'RS256' }] };
  }

  private pair() {
    this.keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.keys;
  }
}
