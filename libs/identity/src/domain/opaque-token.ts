import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that mean nothing to whoever holds them; the database keeps only their hash. */
export function newOpaqueToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256 is enough here: unlike a password, a random token cannot be guessed, so a slow hash would only cost time.
 */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export const API_KEY_START = 'ip_';

/** A new API key: its first part is shown in lists, so that people can tell their keys apart. */
export function newApiKey(): { key: string; prefix: string } {
  const prefix = `${API_KEY_START}${randomBytes(4).toString('hex')}`;
  return { key: `${prefix}_${newOpaqueToken()}`, prefix };
}
