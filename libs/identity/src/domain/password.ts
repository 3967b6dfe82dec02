import { Algorithm, hash, verify } from '@node-rs/argon2';
import { DomainError } from '#kernel';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

let decoy: Promise<string> | undefined;

/** Throws `AUTH.PASSWORD_TOO_SHORT` when it has fewer than ten characters. */
export function hashPassword(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD) {
    throw new DomainError('AUTH.PASSWORD_TOO_SHORT', `A password has at least ${MIN_PASSWORD} characters.`, {
      field: 'password',
      fix: 'A sentence that only you know is easy to remember and hard to guess.',
    });
  }
  return hash(password, OPTIONS);
}

/** Does the same work whether or not there is a hash to compare with, so that time does not tell who has an account. */
export async function passwordMatches(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password', OPTIONS);
  const matches = await verify(hashed ?? (await decoy), password);
  return matches && hashed !== undefined;
}
