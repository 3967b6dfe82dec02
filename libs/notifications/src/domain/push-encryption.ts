import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of a browser's subscription, base64url: its point on P-256 and 16 bytes that it shares with us. */
export interface BrowserKeys {
  p256dh: string;
  auth: string;
}

/** What is drawn anew for every message; given only where a message has to come out as it is printed. */
export interface PushEntropy {
  salt: Buffer;
  sender: ECDH;
}

const RECORD_SIZE = 4096;
const TAG_LENGTH = 16;
const HEADER_LENGTH = 86;
/** The end of the last record (RFC 8188, section 2). */
const LAST_RECORD = Buffer.from([2]);

/** Bytes of a message that every push service takes: a body of 4096 without header, delimiter and tag (RFC 8291, section 4). */
export const MOST_PUSHED_BYTES = RECORD_SIZE - HEADER_LENGTH - LAST_RECORD.length - TAG_LENGTH;

export function freshEntropy(): PushEntropy {
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  return { salt: randomBytes(16), sender };
}

/**
 * The message as only this browser can read it: one record of `aes128gcm` (RFC 8188) with the keys of RFC 8291. Throws
 * a RangeError for more than `MOST_PUSHED_BYTES`, and Node's own error for a point that is not on the curve.
 */
export function encryptedFor(
  { p256dh, auth }: BrowserKeys,
  message: Buffer,
  { salt, sender }: PushEntropy = freshEntropy(),
): Buffer {
  if (message.length > MOST_PUSHED_BYTES)
    throw new RangeError(`A pushed message has ${MOST_PUSHED_BYTES} bytes at most.`);
  const browserKey = Buffer.from(p256dh, 'base64url');
  const senderKey = sender.getPublicKey();
  const shared = sender.computeSecret(browserKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browserKey, senderKey]);
  const input = derived(shared, Buffer.from(auth, 'base64url'), info, 32);
  const key = derived(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derived(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const record = [cipher.update(message), cipher.update(LAST_RECORD), cipher.final()];
  return Buffer.concat([header(salt, senderKey), ...record, cipher.getAuthTag()]);
}

/** Salt, record size and the sender's key with its length (RFC 8188, section 2.1). */
function header(salt: Buffer, senderKey: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_SIZE);
  return Buffer.concat([salt, size, Buffer.from([senderKey.length]), senderKey]);
}

function derived(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length));
}
