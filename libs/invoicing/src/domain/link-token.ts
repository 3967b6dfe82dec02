import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '#kernel';

/** What a link names: whose invoice, and which sending of it. */
export interface LinkTarget {
  organizationId: string;
  linkId: string;
}

const SIGNATURE_BYTES = 16;
const TOKEN_BYTES = 32 + SIGNATURE_BYTES;

/** Text for a web address that nobody can guess or change: both ids and a signature over them. */
export function linkToken(secret: Secret, { organizationId, linkId }: LinkTarget): string {
  const ids = Buffer.from(`${organizationId}${linkId}`.replaceAll('-', ''), 'hex');
  return Buffer.concat([ids, signatureOf(secret, ids)]).toString('base64url');
}

/** What the token names; undefined for one that we did not sign. */
export function readLinkToken(secret: Secret, token: string): LinkTarget | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return undefined;
  const ids = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), signatureOf(secret, ids))) return undefined;
  return { organizationId: uuidOf(ids.subarray(0, 16)), linkId: uuidOf(ids.subarray(16)) };
}

function signatureOf(secret: Secret, ids: Buffer): Buffer {
  // A key of its own: a signature made here is good for nothing else.
  const key = createHmac('sha256', secret.reveal()).update('invoice-link').digest();
  return createHmac('sha256', key).update(ids).digest().subarray(0, SIGNATURE_BYTES);
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
