import { Secret } from '#kernel';
import { Database, runAsTenant, systemActor } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Authorization, TokenSet } from '../ports/accounting-connector.js';
import { ConnectorError } from '../ports/connector-error.js';
import { AccountingApp, SYSTEM } from '../testing/accounting-app.js';
import { CredentialService } from './credential-service.js';
import { CredentialsRepository } from './credentials.repository.js';

const HOUR = 3_600_000;

const tokens = (name: string, expiresInMs = HOUR): TokenSet => ({
  accessToken: new Secret(`${name}-access`),
  refreshToken: new Secret(`${name}-refresh`),
  accessExpiresAt: new Date(Date.now() + expiresInMs),
  refreshExpiresAt: null,
  refreshHardExpiresAt: null,
});

/** A vendor's token endpoint, whose answer is what the scenario needs. */
const endpoint = (refresh: (token: Secret) => Promise<TokenSet>): Authorization => ({
  authorizeUrl: () => '',
  exchange: () => Promise.reject(new ConnectorError('auth', 'Not asked for here.')),
  refresh,
  revoke: () => Promise.resolve(),
});

describe('tokens while somebody else changes them', () => {
  let app: AccountingApp;
  let organization: string;
  let connection: string;
  let service: CredentialService;

  const as = <T>(work: () => Promise<T>) => runAsTenant(organization, systemActor('test'), work);
  const store = (set: TokenSet) => as(() => service.store(connection, set));
  const accessToken = async (authorization: Authorization) =>
    (await as(() => service.for(connection, authorization).accessToken())).reveal();
  const status = async () => (await as(() => app.get(ConnectionsRepository).get(connection))).status;

  beforeAll(async () => {
    app = await AccountingApp.start();
    service = app.get(CredentialService);
  });
  beforeEach(async () => {
    organization = await app.test.createOrganization();
    const company = {
      remoteCompanyId: organization,
      name: 'Races Ltd.',
      country: 'CA',
      currency: 'CAD',
      closedThrough: null,
    };
    connection = await as(() => app.get(ConnectionsRepository).create(SYSTEM, company, null));
  });
  afterAll(() => app.close());

  it('uses the newer grant when a person reconnects while the old one is being refreshed', async () => {
    await store(tokens('old', 0));
    const authorization = endpoint(async () => {
      await store(tokens('reconnected'));
      return tokens('refreshed');
    });
    expect(await accessToken(authorization)).toBe('reconnected-access');
  });

  it('does not give the grant up when a person reconnected while the old one was being refused', async () => {
    await store(tokens('old', 0));
    const authorization = endpoint(async () => {
      await store(tokens('reconnected'));
      throw new ConnectorError('auth', 'invalid_grant');
    });
    expect(await accessToken(authorization)).toBe('reconnected-access');
    expect(await status()).toBe('pending');
  });

  it('asks for a person when the refresh is refused and nobody reconnected', async () => {
    await store(tokens('old', 0));
    const refused = endpoint(() => Promise.reject(new ConnectorError('auth', 'invalid_grant')));
    await expect(accessToken(refused)).rejects.toMatchObject({ kind: 'auth' });
    expect(await status()).toBe('needs_reauthorization');
  });

  it('keeps the grant when the token endpoint is down, so that a later call can try again', async () => {
    await store(tokens('old', 0));
    let calls = 0;
    const flaky = endpoint(async () => {
      calls++;
      if (calls === 1) throw new ConnectorError('unavailable', 'Down.');
      return tokens('later');
    });
    await expect(accessToken(flaky)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await accessToken(flaky)).toBe('later-access');
  });

  it('takes what another node refreshed while this one waited for the lease', async () => {
    await store(tokens('old', 0));
    const lease = await as(() => app.get(CredentialsRepository).lease(connection));
    const never = endpoint(() => Promise.reject(new Error('The other node refreshes.')));
    const waiting = accessToken(never);
    expect(lease).toBeDefined();
    await store(tokens('other-node'));
    await expect(waiting).resolves.toBe('other-node-access');
  });

  it('answers a refused token with the newer one that is stored already', async () => {
    await store(tokens('new'));
    const never = endpoint(() => Promise.reject(new Error('There is no need to refresh.')));
    const renewed = await as(() => service.for(connection, never).renew(new Secret('old-access')));
    expect(renewed.reveal()).toBe('new-access');
  });

  it('refuses a connection whose tokens were forgotten', async () => {
    const never = endpoint(() => Promise.reject(new Error('Nothing to refresh.')));
    await expect(accessToken(never)).rejects.toMatchObject({ kind: 'auth' });
    expect(await as(() => service.refreshToken(connection))).toBeUndefined();
  });

  it('stops waiting when the connection is ended by another node', async () => {
    await store(tokens('old', 0));
    await as(() => app.get(CredentialsRepository).lease(connection));
    const never = endpoint(() => Promise.reject(new Error('The other node refreshes.')));
    const waiting = expect(accessToken(never)).rejects.toMatchObject({ kind: 'auth' });
    await as(() => app.get(Database).rows('DELETE FROM connection_credentials'));
    await waiting;
  });
});
