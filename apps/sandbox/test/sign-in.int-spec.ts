import { createRequire } from 'node:module';
import type { Body } from '../src/quickbooks-online/store/doc.js';
import { callClient, clientFor, type Fixture, startSandbox } from './sandbox-fixture.js';

const require = createRequire(import.meta.url);
const OAuthClient = require('intuit-oauth');
const REDIRECT = 'http://127.0.0.1:1/callback';
const YEAR = 365 * 86_400_000;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startSandbox();
  const { url } = fixture;
  OAuthClient.authorizeEndpoint = `${url}/connect/oauth2`;
  OAuthClient.tokenEndpoint = `${url}/oauth2/v1/tokens/bearer`;
  OAuthClient.revokeEndpoint = `${url}/v2/oauth2/tokens/revoke`;
  OAuthClient.userinfo_endpoint_sandbox = `${url}/v1/openid_connect/userinfo`;
  OAuthClient.jwks_uri = `${url}/op/v1/jwks`;
  OAuthClient.environment.sandbox = `${url}/`;
  OAuthClient.retryConfig.maxRetries = 0;
});
beforeEach(() => fixture.control('PUT', '/settings', { autoApprove: true, strictRotation: true }));
afterEach(() => fixture.control('PUT', '/clock', { offsetMs: 0 }));
afterAll(() => fixture.close());

function newClient(options: object = {}) {
  return new OAuthClient({
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    environment: 'sandbox',
    redirectUri: REDIRECT,
    ...options,
  });
}

/** Follows the consent page to the callback address and hands it to the vendor's library. */
async function connect(client: ReturnType<typeof newClient>): Promise<string> {
  const page = await fetch(
    client.authorizeUri({ scope: [OAuthClient.scopes.Accounting, OAuthClient.scopes.OpenId], state: 'st-1' }),
    { redirect: 'manual' },
  );
  return page.headers.get('location') ?? '';
}

test('the vendor library connects, calls, refreshes and revokes', async () => {
  const client = newClient({ includeRefreshTokenHardExpiresIn: true });
  const callback = await connect(client);
  expect(new URL(callback).searchParams.get('realmId')).toBe(fixture.books.realmId);
  expect(new URL(callback).searchParams.get('state')).toBe('st-1');
  const created = (await client.createToken(callback)).getJson();
  expect(created).toMatchObject({
    token_type: 'bearer',
    expires_in: 3600,
    x_refresh_token_expires_in: 8_726_400,
    x_refresh_token_hard_expires_in: 157_680_000,
  });
  const info = await client.makeApiCall({ url: `v3/company/${fixture.books.realmId}/companyinfo/1` });
  expect(info.json).toMatchObject({ CompanyInfo: { CompanyName: 'Test Mechanical' } });
  expect((await client.getUserInfo()).getJson()).toMatchObject({ emailVerified: true });
  expect(await client.validateIdToken()).toBe(true);
  const refreshed = (await client.refresh()).getJson();
  expect(refreshed.refresh_token).not.toBe(created.refresh_token);
  await client.revoke();
  const after = await fetch(`${fixture.url}/v3/company/${fixture.books.realmId}/companyinfo/1`, {
    headers: { authorization: `Bearer ${refreshed.access_token}` },
  });
  expect(after.status).toBe(401);
  expect(await after.json()).toMatchObject({ Fault: { type: 'AUTHENTICATION', Error: [{ code: '3200' }] } });
});

test('a code works once and only for its redirect address', async () => {
  const client = newClient();
  const callback = await connect(client);
  await client.createToken(callback);
  await expect(client.createToken(callback)).rejects.toMatchObject({ error: 'invalid_grant' });
  const other = newClient({ redirectUri: 'http://127.0.0.1:1/elsewhere' });
  await expect(other.createToken(await connect(client))).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an old refresh token is refused once a new one exists, unless rotation is lenient', async () => {
  const { refreshToken, accessToken } = fixture.sandbox.tokens.grant(
    fixture.books.realmId,
    'sandbox-client',
    'openid',
  );
  const client = clientFor(fixture.url, fixture.books.realmId, accessToken, refreshToken);
  const stale = clientFor(fixture.url, fixture.books.realmId, accessToken, refreshToken);
  await callClient(client, 'refreshAccessToken', []);
  await expect(callClient(stale, 'refreshAccessToken', [])).rejects.toMatchObject({ error: 'invalid_grant' });
  await fixture.control('PUT', '/settings', { strictRotation: false });
  expect(await callClient(stale, 'refreshAccessToken', [])).toMatchObject({ token_type: 'bearer' });
  await fixture.control('POST', '/clock/advance', { ms: 25 * 3_600_000 });
  stale.refreshToken = refreshToken as never;
  await expect(callClient(stale, 'refreshAccessToken', [])).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an access token lasts an hour and a connection five years', async () => {
  const { refreshToken, accessToken } = fixture.sandbox.tokens.grant(
    fixture.books.realmId,
    'sandbox-client',
    'x',
  );
  const client = clientFor(fixture.url, fixture.books.realmId, accessToken, refreshToken);
  await fixture.control('POST', '/clock/advance', { ms: 3_600_000 });
  await expect(callClient(client, 'getPreferences', [])).rejects.toMatchObject({
    Fault: { Error: [{ code: '3200' }] },
  });
  await callClient(client, 'refreshAccessToken', []);
  expect(await callClient(client, 'getPreferences', [])).toMatchObject({ Id: '1' });
  for (let quarter = 1; quarter < 20; quarter++) {
    await fixture.control('POST', '/clock/advance', { ms: YEAR / 4 });
    await callClient(client, 'refreshAccessToken', []);
  }
  await fixture.control('POST', '/clock/advance', { ms: YEAR / 4 });
  await expect(callClient(client, 'refreshAccessToken', [])).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test('a wrong application secret and a foreign company are refused', async () => {
  const wrong = newClient({ clientSecret: 'guess' });
  await expect(wrong.createToken(await connect(newClient()))).rejects.toMatchObject({
    error: expect.stringContaining('invalid_client'),
  });
  const other = fixture.sandbox.companies.create({
    name: 'Other Co',
    customers: 0,
    items: 0,
    contractors: 0,
    employees: 0,
    months: 0,
  });
  const response = await fetch(`${fixture.url}/v3/company/${other.realmId}/companyinfo/1`, {
    headers: { authorization: `Bearer ${fixture.token}` },
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ Fault: { type: 'AuthorizationFault' } });
});

test('a person chooses the company on the consent page, or declines', async () => {
  await fixture.control('PUT', '/settings', { autoApprove: false });
  const address = newClient().authorizeUri({ scope: 'com.intuit.quickbooks.accounting', state: 's2' });
  const page = await (await fetch(address)).text();
  expect(page).toContain('Test Mechanical');
  const form = new URLSearchParams(new URL(address).search);
  form.set('realm', fixture.books.realmId);
  form.set('decision', 'deny');
  const denied = await fetch(`${fixture.url}/connect/oauth2`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  expect(new URL(denied.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied');
  form.set('decision', 'approve');
  const approved = await fetch(`${fixture.url}/connect/oauth2`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  expect(new URL(approved.headers.get('location') ?? '').searchParams.get('code')).toBeTruthy();
});

test('the discovery document names the addresses of this sandbox', async () => {
  const document = (await (
    await fetch(`${fixture.url}/.well-known/openid_sandbox_configuration/`)
  ).json()) as Body;
  expect(document).toMatchObject({
    token_endpoint: `${fixture.url}/oauth2/v1/tokens/bearer`,
    issuer: 'https://oauth.platform.intuit.com/op/v1',
  });
});

test('a scope that no application can have is refused before the consent', async () => {
  const ask = (scope: string) =>
    fetch(newClient().authorizeUri({ scope: [scope], state: 'st-1' }), { redirect: 'manual' });
  expect((await ask('zzz')).status).toBe(400);
  for (const scope of Object.values<string>(OAuthClient.scopes)) expect((await ask(scope)).status).toBe(302);
});

test('an application may say who it is in the form instead of the header', async () => {
  const { refreshToken } = fixture.sandbox.tokens.grant(fixture.books.realmId, 'sandbox-client', 'openid');
  const refresh = (client_secret: string) =>
    fetch(`${fixture.url}/oauth2/v1/tokens/bearer`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: 'sandbox-client',
        client_secret,
      }),
    });
  expect((await refresh('guess')).status).toBe(401);
  expect((await refresh('sandbox-secret')).status).toBe(200);
});
