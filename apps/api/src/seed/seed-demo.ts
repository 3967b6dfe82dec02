import type { INestApplicationContext } from '@nestjs/common';
import { type CreateOrganization, IdentityFacade } from '#identity';
import {
  DEMO_ORGANIZATION,
  DEMO_PEOPLE,
  type DemoPerson,
  OTHER_ORGANIZATION,
  OTHER_PERSON,
} from './demo-people.js';

/** The two organizations of the demo. */
export interface DemoOrganizations {
  organizationId: string;
  otherOrganizationId: string;
}

/** Adds the demo's organizations and people where they are missing; run again, it changes nothing. */
export async function seedDemo(app: INestApplicationContext, password: string): Promise<DemoOrganizations> {
  const identity = app.get(IdentityFacade, { strict: false });
  const organizationId = await seed(identity, DEMO_ORGANIZATION, DEMO_PEOPLE, password);
  const otherOrganizationId = await seed(identity, OTHER_ORGANIZATION, [OTHER_PERSON], password);
  return { organizationId, otherOrganizationId };
}

async function seed(
  identity: IdentityFacade,
  organization: CreateOrganization,
  people: readonly DemoPerson[],
  password: string,
): Promise<string> {
  const [owner] = people;
  const known = owner ? await identity.organizationsOf(owner.email) : [];
  const found = known.find(({ organizationName }) => organizationName === organization.name);
  const organizationId = found?.organizationId ?? (await identity.createOrganization(organization));
  for (const { email, name, role } of people) {
    const userId = await identity.createUser({ email, name, password });
    await identity.addMember({ organizationId, userId, role });
  }
  return organizationId;
}
