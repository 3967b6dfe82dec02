import { type Algorithm, hash } from '@node-rs/argon2';
import { newId } from '#kernel';
import type { TestApp } from '../../../platform/src/testing/test-app.js';
import { AccountsRepository } from '../accounts.repository.js';
import { IdentityFacade } from '../identity.facade.js';
import type { TenantRole } from '../permissions.js';

export const TEST_PASSWORD = 'a Password for tests';

export interface SignedIn {
  organizationId: string;
  userId: string;
  email: string;
  accessToken: string;
  refreshToken: string;
  /** Send these with a request to act as this person. */
  headers: { authorization: string };
}

export interface TestMember {
  organizationId: string;
  contractorId?: string;
  customerId?: string;
  isForeman?: boolean;
}

/** Argon2id at the least cost it knows: most who sign in here test something else, and a hash says how it was made. */
const LIGHT = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 8, timeCost: 1, parallelism: 1 };
let passwordHash: Promise<string> | undefined;

/** Adds a person with `role` to the organization and signs her in through the real route. */
export async function signIn(test: TestApp, role: TenantRole, member: TestMember): Promise<SignedIn> {
  const identity = test.app.get(IdentityFacade, { strict: false });
  const accounts = test.app.get(AccountsRepository, { strict: false });
  const email = `${role}-${newId()}@example.test`;
  passwordHash ??= hash(TEST_PASSWORD, LIGHT);
  const person = { email, name: `Test ${role}`, passwordHash: await passwordHash };
  const userId = await accounts.addOrFind(person);
  await identity.addMember({ userId, role, ...member });
  const answer = await logIn(test, { email, password: TEST_PASSWORD });
  if (answer.statusCode !== 200) throw new Error(`The sign-in failed: ${answer.body}`);
  const { accessToken, refreshToken } = answer.json<{ accessToken: string; refreshToken: string }>();
  const headers = { authorization: `Bearer ${accessToken}` };
  return { organizationId: member.organizationId, userId, email, accessToken, refreshToken, headers };
}

export function logIn(test: TestApp, body: { email: string; password: string; organizationId?: string }) {
  return test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: body });
}
