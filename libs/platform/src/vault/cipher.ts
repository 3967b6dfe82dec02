import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface Encrypted {
  iv: Buffer;
  tag: Buffer;
  cipher: Buffer;
}

/** AES-256-GCM with a random IV. `aad` is not stored: whoever opens must know where the value belongs. */
export function encrypt(key: Buffer, plain: Buffer, aad: string): Encrypted {
  const iv = randomBytes(IV_BYTES);
  const gcm = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(aad));
  const cipher = Buffer.concat([gcm.update(plain), gcm.final()]);
  return { iv, tag: gcm.getAuthTag(), cipher };
}

/** Throws when anything differs: the key, the place or a single bit. */
export function decrypt(key: Buffer, { iv, tag, cipher }: Encrypted, aad: string): Buffer {
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new Error('Not an encrypted value.');
  const gcm = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  gcm.setAAD(Buffer.from(aad)).setAuthTag(tag);
  return Buffer.concat([gcm.update(cipher), gcm.final()]);
}

/** One run of bytes: IV, tag, cipher. */
export function packed({ iv, tag, cipher }: Encrypted): Buffer {
  return Buffer.concat([iv, tag, cipher]);
}

export function unpacked(bytes: Buffer): Encrypted {
  return {
    iv: bytes.subarray(0, IV_BYTES),
    tag: bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES),
    cipher: bytes.subarray(IV_BYTES + TAG_BYTES),
  };
}
