import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Secret } from '#kernel';

/** Both halves as PEM. */
export function newSigningKey(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** An Ed25519 signature (RFC 8032) over the text's UTF-8 bytes, base64. */
export function signText(privateKey: Secret, text: string): string {
  return sign(null, Buffer.from(text), createPrivateKey(privateKey.reveal())).toString('base64');
}

/** Whether that very text was signed with the other half of this key. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
