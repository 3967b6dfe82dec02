import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a sender's clock may differ; an older notice is a replay. */
const TOLERANCE = 300;
const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">`, as senders write it. */
export function signatureOf(secret: string, rawBody: Buffer, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

/** Whether the header signs these very bytes with this secret, now. Compares in constant time. */
export function isSignedBy(
  secret: string,
  rawBody: Buffer,
  header: string | undefined,
  nowSeconds: number,
): boolean {
  const match = HEADER.exec(header ?? '');
  if (!match) return false;
  const seconds = Number(match[1]);
  if (Math.abs(nowSeconds - seconds) > TOLERANCE) return false;
  return timingSafeEqual(Buffer.from(signatureOf(secret, rawBody, seconds)), Buffer.from(match[0]));
}
