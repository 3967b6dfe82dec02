import type { CreateOrganization, TenantRole } from '#identity';

export const DEMO_ORGANIZATION: CreateOrganization = {
  name: 'Cascade Ridge Mechanical Ltd.',
  timezone: 'America/Toronto',
  province: 'ON',
};

/** A second organization, so that one can see that neither sees the other. */
export const OTHER_ORGANIZATION: CreateOrganization = {
  name: 'Fundy Shore Electric Inc.',
  timezone: 'America/Halifax',
  province: 'NS',
};

export interface DemoPerson {
  email: string;
  name: string;
  role: TenantRole;
  does: string;
}

/** One person for each role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('owner', 'Margaret Okafor', 'Everything, accounting connections and other owners included'),
  person('admin', 'Daniel Leblanc', 'Everything but other owners'),
  person('manager', 'Priya Raman', 'Purchase orders, jobs, approvals'),
  person('dispatcher', 'Tom Bergeron', 'Jobs and time'),
  person('accountant', 'Hélène Gagnon', 'Invoices, payments, sync and conflicts'),
  person('contractor', 'Jesse Whitford', 'Her own visits, time and expenses, as Jesse Whitford Plumbing'),
  person('customer', 'Angela Moretti', 'Belongs to the customer Stonebridge Condominium Corp. 114'),
  person('auditor', 'Walter Singh', 'Reads everything, changes nothing'),
];

export const OTHER_PERSON: DemoPerson = {
  email: 'owner@fundyshore.example',
  name: 'Colm MacIsaac',
  role: 'owner',
  does: 'Owns the other organization',
};

function person(role: TenantRole, name: string, does: string): DemoPerson {
  return { email: `${role}@cascade.example`, name, role, does };
}
