import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from '#kernel';

/** The callback arrives without a session, so the state itself says whose it is; only its hash is stored. */
export function newState(organizationId: string): string {
  return `${organizationId.replaceAll('-', '')}.${randomBytes(32).toString('base64url')}`;
}

export function hashOfState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

/** The organization a state was made for; undefined when it is not one of ours. */
export function organizationOfState(state: string): string | undefined {
  const hex = /^([0-9a-f]{32})\.[\w-]{43}$/.exec(state)?.[1];
  if (!hex) return undefined;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * What the browser that began the authorization holds in a cookie: proof, on a callback without a token, that it is
 * the same browser. Made from the session, so that nothing more needs to be stored.
 */
export function browserProof(key: Secret, state: string, sessionId: string): string {
  return createHmac('sha256', key.reveal()).update(`oauth-browser|${state}|${sessionId}`).digest('base64url');
}

export function isSameProof(expected: string, given: string | undefined): boolean {
  if (given === undefined || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
