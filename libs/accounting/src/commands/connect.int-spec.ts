import { newId } from '#kernel';
import { AuditLog, Database, runAsTenant, systemActor } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { CredentialsRepository } from '../credentials/credentials.repository.js';
import { AccountingApp, SYSTEM } from '../testing/accounting-app.js';
import { type SandboxCompany, sandbox } from '../testing/sandbox.js';
import { AuthorizeCommand } from './authorize.command.js';
import { ConnectCommand } from './connect.command.js';
import { DisconnectCommand } from './connection-lifecycle.command.js';

describe('linking a company', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  const session = newId();

  const as = <T>(work: () => Promise<T>, tenant = organization) =>
    runAsTenant(tenant, systemActor('test'), work);
  const authorize = (tenant = organization, connectionId?: string) =>
    as(
      () =>
        app.get(AuthorizeCommand).execute({
          system: SYSTEM,
          organizationId: tenant,
          userId: newId(),
          sessionId: session,
          connectionId,
        }),
      tenant,
    );
  const connect = (
    callback: { code: string; state: string; realmId: string },
    { tenant = organization, sessionId = session } = {},
  ) =>
    as(
      () =>
        app.get(ConnectCommand).execute({
          system: SYSTEM,
          code: callback.code,
          state: callback.state,
          companyId: callback.realmId,
          isSameSession: (id) => id === sessionId,
        }),
      tenant,
    );
  const stored = async (tenant = organization) => ({
    connections: await as(() => app.get(ConnectionsRepository).list(), tenant),
    credentials: await as(() => app.get(Database).rows('SELECT 1 FROM connection_credentials'), tenant),
  });
  const NOTHING = { connections: [], credentials: [] };

  beforeAll(async () => {
    app = await AccountingApp.start();
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
  });
  afterAll(() => app.close());

  it('waits for the person to confirm the company before anything flows', async () => {
    const { url } = await authorize();
    const connection = await connect(await sandbox.consent(url, company.realm));
    expect(connection).toMatchObject({
      status: 'pending',
      remoteCompanyId: company.realm,
      remoteCompanyName: company.name,
    });
  });

  it('refuses a state that was used before', async () => {
    const { url } = await authorize();
    const callback = await sandbox.consent(url, company.realm);
    await connect(callback);
    await expect(connect(callback)).rejects.toMatchObject({ code: 'INTEGRATION.BAD_STATE' });
    expect((await stored()).connections).toHaveLength(1);
  });

  it.each([
    ['was never given out', (state: string) => `${state.slice(0, 33)}${'x'.repeat(43)}`],
    ['is no state at all', () => 'nonsense'],
  ])('refuses a state that %s, and stores nothing', async (_, forge) => {
    const { url } = await authorize();
    const callback = await sandbox.consent(url, company.realm);
    await expect(connect({ ...callback, state: forge(callback.state) })).rejects.toMatchObject({
      code: 'INTEGRATION.BAD_STATE',
    });
    expect(await stored()).toEqual(NOTHING);
  });

  it('refuses the callback of another session', async () => {
    const { url } = await authorize();
    await expect(
      connect(await sandbox.consent(url, company.realm), { sessionId: newId() }),
    ).rejects.toMatchObject({ code: 'INTEGRATION.BAD_STATE' });
    expect(await stored()).toEqual(NOTHING);
  });

  it("refuses another organization's callback", async () => {
    const other = await app.test.createOrganization();
    const { url } = await authorize(other);
    await expect(connect(await sandbox.consent(url, company.realm))).rejects.toMatchObject({
      code: 'INTEGRATION.BAD_STATE',
    });
    expect([await stored(), await stored(other)]).toEqual([NOTHING, NOTHING]);
  });

  it('refuses a state that is older than ten minutes', async () => {
    const { url } = await authorize();
    const callback = await sandbox.consent(url, company.realm);
    await as(() =>
      app.get(Database).rows(`UPDATE oauth_states SET expires_at = now() - interval '1 second'`),
    );
    await expect(connect(callback)).rejects.toMatchObject({ code: 'INTEGRATION.BAD_STATE' });
  });

  it('refuses a company that the grant does not open', async () => {
    const { url } = await authorize();
    const callback = await sandbox.consent(url, company.realm);
    await expect(connect({ ...callback, realmId: '9999999999999999' })).rejects.toMatchObject({
      code: 'INTEGRATION.GRANT_REFUSED',
    });
    expect(await stored()).toEqual(NOTHING);
  });

  it('refuses a forged code', async () => {
    const { url } = await authorize();
    const callback = await sandbox.consent(url, company.realm);
    await expect(connect({ ...callback, code: 'forged' })).rejects.toMatchObject({
      code: 'INTEGRATION.GRANT_REFUSED',
    });
    expect(await stored()).toEqual(NOTHING);
  });

  it('refuses a company that is linked already, by us or by anybody', async () => {
    await app.link(organization, company);
    const other = await app.test.createOrganization();
    await expect(app.link(other, company)).rejects.toMatchObject({
      code: 'CONNECTION.COMPANY_ALREADY_LINKED',
    });
    await expect(app.link(organization, company)).rejects.toMatchObject({
      code: 'CONNECTION.COMPANY_ALREADY_LINKED',
    });
    expect(await stored(other)).toEqual(NOTHING);
  });

  it('links two companies for one organization', async () => {
    const second = await sandbox.createCompany({
      customers: 0,
      items: 0,
      contractors: 0,
      employees: 0,
      months: 0,
    });
    await app.link(organization, company);
    await app.link(organization, second);
    expect((await stored()).connections.map(({ remoteCompanyId }) => remoteCompanyId)).toEqual([
      company.realm,
      second.realm,
    ]);
  });

  it('authorizes again with the same company only', async () => {
    const connection = await app.link(organization, company);
    const second = await sandbox.createCompany({
      customers: 0,
      items: 0,
      contractors: 0,
      employees: 0,
      months: 0,
    });
    const withTheOther = () => app.reauthorize(organization, connection, second);
    await expect(withTheOther()).rejects.toMatchObject({
      code: 'CONNECTION.OTHER_COMPANY',
      message: `You chose ${second.name}, but this connection is with ${company.name}.`,
    });
    // Nothing obliges a company file to have a name that we know.
    await as(() => app.get(Database).rows('UPDATE connections SET remote_company_name = NULL'));
    await expect(withTheOther()).rejects.toMatchObject({
      message: `You chose ${second.name}, but this connection is with another company.`,
    });
    await expect(app.reauthorize(organization, connection, company)).resolves.toBe(connection);
  });

  it('forgets the tokens when it is ended, and can be linked anew', async () => {
    const connection = await app.link(organization, company);
    await as(() => app.get(DisconnectCommand).execute(connection, app.get(AuditLog)));
    expect(await stored()).toEqual(NOTHING);
    await expect(app.link(organization, company)).resolves.not.toBe(connection);
  });

  it('never lets a token reach the database in the clear', async () => {
    const connection = await app.link(organization, company);
    const sealed = await as(async () => (await app.get(CredentialsRepository).find(connection))?.sealed);
    expect(sealed).toMatch(/^v1\./);
  });
});
