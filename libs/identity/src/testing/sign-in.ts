import { newId } from '#kernel';
import type { TestApp } from '../../../platform/src/testing/test-app.js';
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

/** Adds a person with `role` to the organization and signs her in through the real route. */
export async function signIn(test: TestApp, role: TenantRole, member: TestMember): Promise<SignedIn> {
  const identity = test.app.get(IdentityFacade, { strict: false });
  const email = `${role}-${newId()}@example.test`;
  const userId = await identity.createUser({ email, name: `Test ${role}`, password: TEST_PASSWORD });
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
