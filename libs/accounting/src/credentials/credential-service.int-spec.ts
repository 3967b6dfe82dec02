import pg from 'pg';
import { Database, runAsTenant, systemActor } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, sandbox } from '../testing/sandbox.js';
import { CredentialService } from './credential-service.js';
import { GrantLoss } from './grant-loss.js';

describe('keeping the tokens fresh', () => {
  let app: AccountingApp;
  let secondNode: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;

  const open = (node: AccountingApp) =>
    runAsTenant(organization, systemActor('test'), () =>
      node.get(ConnectionContexts).open(connection, AbortSignal.timeout(30_000)),
    );
  const refreshes = async () => Number((await sandbox.requests()).tokenRefreshes);
  const read = async (node: AccountingApp) => {
    const { connector, context } = await open(node);
    return runAsTenant(organization, systemActor('test'), () => connector.company(context));
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    secondNode = await AccountingApp.beside(app);
  });
  beforeEach(async () => {
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany({
      customers: 0,
      items: 0,
      contractors: 0,
      employees: 0,
      months: 0,
    });
    connection = await app.link(organization, company);
  });
  afterAll(async () => {
    await secondNode.close();
    await app.close();
  });

  it('sends one refresh for 50 callers on two nodes whose token has expired', async () => {
    await sandbox.expireTokens(company.realm);
    const before = await refreshes();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => read(index % 2 ? app : secondNode)),
    );
    expect(new Set(answers.map(({ remoteCompanyId }) => remoteCompanyId))).toEqual(new Set([company.realm]));
    expect((await refreshes()) - before).toBe(1);
  });

  it('renews a token that is about to expire before it is used', async () => {
    await runAsTenant(organization, systemActor('test'), () =>
      app
        .get(Database)
        .rows(
          `UPDATE connection_credentials SET access_expires_at = now() + interval '1 minute' WHERE connection_id = $1`,
          [connection],
        ),
    );
    const before = await refreshes();
    await read(app);
    await read(app);
    expect((await refreshes()) - before).toBe(1);
  });

  it('takes over when the node that was refreshing died', async () => {
    await sandbox.expireTokens(company.realm);
    await runAsTenant(organization, systemActor('test'), () =>
      app
        .get(Database)
        .rows(
          `UPDATE connection_credentials SET lease_fence = lease_fence + 1, lease_until = now() + interval '1 second' WHERE connection_id = $1`,
          [connection],
        ),
    );
    await expect(read(app)).resolves.toMatchObject({ remoteCompanyId: company.realm });
  });

  it('says that the grant is gone when it goes while somebody waits for his turn to refresh', async () => {
    await sandbox.expireTokens(company.realm);
    const owner = new pg.Client({ connectionString: app.test.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN');
      await owner.query('SELECT FROM connection_credentials WHERE connection_id = $1 FOR UPDATE', [
        connection,
      ]);
      const refused = expect(read(app)).rejects.toMatchObject({ kind: 'auth' });
      await eventually(async () => {
        const { rows } = await app
          .get(Database)
          .unscoped.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
        return rows.length > 0;
      }, 'the one who waits');
      await owner.query('DELETE FROM connection_credentials WHERE connection_id = $1', [connection]);
      await owner.query('COMMIT');
      await refused;
    } finally {
      await owner.end();
    }
  });

  it('asks for a person once the grant is gone, and does not try again in a loop', async () => {
    await sandbox.revokeGrants(company.realm);
    await expect(read(app)).rejects.toMatchObject({ kind: 'auth' });
    const status = await runAsTenant(organization, systemActor('test'), () =>
      app
        .get(Database)
        .rows<{ status: string }>('SELECT status FROM connections WHERE id = $1', [connection]),
    );
    expect(status).toEqual([{ status: 'needs_reauthorization' }]);
  });

  it('calls a company by its name when it asks for that person, or by its system when it has none', async () => {
    const database = app.get(Database);
    const as = <T>(work: () => Promise<T>) => runAsTenant(organization, systemActor('test'), work);
    await as(() => app.get(GrantLoss).note(connection));
    await as(() => database.rows('UPDATE connections SET remote_company_name = NULL'));
    await as(() => app.get(GrantLoss).note(connection));
    const { rows } = await database.unscoped.query(
      `SELECT data -> 'data' -> 'values' ->> 'company' AS company FROM pgboss.job
       WHERE name = 'notifications.fan-out' AND data ->> 'organizationId' = $1 ORDER BY created_on`,
      [organization],
    );
    expect(rows).toEqual([{ company: company.name }, { company: 'quickbooks-online' }]);
  });

  it('never refreshes with the token of another connection', async () => {
    const other = await app.test.createOrganization();
    const credentials = runAsTenant(other, systemActor('test'), async () => {
      const { connector } = await open(app);
      return app.get(CredentialService).for(connection, connector.authorization).accessToken();
    });
    await expect(credentials).rejects.toBeInstanceOf(ConnectorError);
  });
});
