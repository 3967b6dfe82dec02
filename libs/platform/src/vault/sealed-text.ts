import type { Encrypted } from './cipher.js';

const FORMAT = /^v1\.([1-9]\d{0,8})\.([\w-]+)\.([\w-]+)\.([\w-]*)$/;

export interface SealedText extends Encrypted {
  keyVersion: number;
}

/** `v1.<key version>.<iv>.<tag>.<cipher>`, each part base64url. */
export function writeSealed({ keyVersion, iv, tag, cipher }: SealedText): string {
  return ['v1', keyVersion, ...[iv, tag, cipher].map((part) => part.toString('base64url'))].join('.');
}

export function readSealed(text: string): SealedText | undefined {
  const found = FORMAT.exec(text);
  if (!found) return undefined;
  const [, version, iv, tag, cipher] = found as unknown as [string, string, string, string, string];
  return {
    keyVersion: Number(version),
    iv: Buffer.from(iv, 'base64url'),
    tag: Buffer.from(tag, 'base64url'),
    cipher: Buffer.from(cipher, 'base64url'),
  };
}
