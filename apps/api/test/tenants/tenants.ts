import pg from 'pg';
import type { TenantRole } from '#identity';
import { Database } from '#platform';
import { KEY_SCOPES } from '../../../../libs/identity/src/testing/key-scopes.js';
import { type SignedIn, signIn } from '../../../../libs/identity/src/testing/sign-in.js';
import { linkToken } from '../../../../libs/invoicing/src/testing/public-link.js';
import type { TestApp } from '../../../../libs/platform/src/testing/test-app.js';
import type { OneOfEverything } from '../one-of-everything.js';
import { moreOfEverything } from './more-of-everything.js';

/** One organization with look-alike records: a word of its own is in every text of it, and nowhere else. */
export interface Tenant {
  organizationId: string;
  canary: string;
  records: OneOfEverything[];
  people: { role: string; headers: Record<string, string> }[];
  owner: SignedIn;
  manager: SignedIn;
  contractor: SignedIn;
  publicLink: string;
}

const ROLES: readonly TenantRole[] = ['admin', 'accountant', 'dispatcher', 'auditor', 'customer'];
const COPIES = 3;

export async function openTenant(test: TestApp, canary: string): Promise<Tenant> {
  const organizationId = await test.createOrganization(`${canary} Mechanical`);
  const records: OneOfEverything[] = [];
  for (let copy = 1; copy <= COPIES; copy += 1)
    records.push(await moreOfEverything(test, organizationId, `${canary}${copy}`));
  const [first = {}] = records;
  const owner = await signIn(test, 'owner', { organizationId });
  const manager = await signIn(test, 'manager', { organizationId });
  const contractor = await signIn(test, 'contractor', {
    organizationId,
    contractorId: first.contractors ?? '',
  });
  const people: Tenant['people'] = [
    { role: 'owner', headers: owner.headers },
    { role: 'manager', headers: manager.headers },
    { role: 'contractor', headers: contractor.headers },
    { role: 'API key', headers: await keyOf(test, owner) },
  ];
  for (const role of ROLES) {
    const member = { organizationId, ...(role === 'customer' && { customerId: first.customers ?? '' }) };
    people.push({ role, headers: (await signIn(test, role, member)).headers });
  }
  const publicLink = await linkOf(test, organizationId, first);
  return { organizationId, canary, records, people, owner, manager, contractor, publicLink };
}

async function keyOf(test: TestApp, { headers }: SignedIn): Promise<{ 'x-api-key': string }> {
  const payload = { name: 'Everything', scopes: KEY_SCOPES };
  const made = await test.app.inject({ method: 'POST', url: '/api/v1/api-keys', headers, payload });
  return { 'x-api-key': made.json<{ key: string }>().key };
}

function linkOf(test: TestApp, organizationId: string, ids: OneOfEverything): Promise<string> {
  const { prisma } = test.app.get(Database, { strict: false });
  return test.as(organizationId, async () => {
    const link = await prisma.invoiceLink.findFirstOrThrow({
      where: { invoiceId: ids['invoices-owed'] ?? '' },
    });
    return linkToken(test.config.jwtSecret, { organizationId, linkId: link.id });
  });
}

/** Whose every row is. */
export class Whose {
  private constructor(
    private readonly url: string,
    private readonly tenants: readonly Tenant[],
    private readonly owners: ReadonlyMap<string, Tenant>,
  ) {}

  static async of(test: TestApp, tenants: readonly Tenant[]): Promise<Whose> {
    const url = test.database.ownerUrl;
    const owners = new Map<string, Tenant>();
    const byId = new Map(tenants.map((tenant) => [tenant.organizationId, tenant]));
    for (const { organization_id, row } of await rowsOf(url)) {
      const tenant = byId.get(organization_id);
      if (tenant && row.id) owners.set(String(row.id), tenant);
    }
    for (const tenant of tenants) {
      owners.set(tenant.organizationId, tenant);
      for (const { userId } of [tenant.owner, tenant.manager, tenant.contractor]) owners.set(userId, tenant);
    }
    return new Whose(url, tenants, owners);
  }

  /** What of another organization `text` says; what the asker said herself tells nothing. */
  foreignIn(text: string, asker: Tenant, asked = ''): string[] {
    const found = this.tenants
      .filter((one) => one !== asker && text.includes(one.canary) && !asked.includes(one.canary))
      .map(({ canary }) => canary);
    for (const [id] of text.matchAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g)) {
      const owner = this.owners.get(id);
      if (owner && owner !== asker && !asked.includes(id)) found.push(`${id} of ${owner.canary}`);
    }
    return found;
  }

  /** Rows of one organization that name something of another. */
  async crossedRows(): Promise<string[]> {
    const found: string[] = [];
    for (const { table, organization_id, row } of await rowsOf(this.url)) {
      const tenant = this.tenants.find((one) => one.organizationId === organization_id);
      for (const [column, value] of Object.entries(tenant ? row : {}))
        for (const one of tenant ? this.foreignIn(JSON.stringify(value), tenant) : [])
          found.push(`${table}.${column} of ${tenant?.canary}: ${one}`);
    }
    return found;
  }
}

interface Row {
  table: string;
  organization_id: string;
  row: Record<string, unknown>;
}

async function rowsOf(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE column_name = 'organization_id' AND table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: Row[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Omit<Row, 'table'>>(
        `SELECT organization_id::text, to_jsonb(t) AS row FROM public."${name}" t WHERE organization_id IS NOT NULL`,
      );
      for (const row of rows) found.push({ table: name, ...row });
    }
    return found;
  } finally {
    await client.end();
  }
}
