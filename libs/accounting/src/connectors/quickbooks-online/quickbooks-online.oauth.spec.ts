import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock, Secret } from '#kernel';
import type { QuickBooksOnlineConfig } from '#platform';
import { QuickBooksOnlineAuthorization } from './quickbooks-online.oauth.js';
import { sandboxConfig } from './testing/sandbox-harness.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const TOKENS = {
  access_token: 'a1',
  refresh_token: 'r2',
  expires_in: 3600,
  x_refresh_token_expires_in: 100,
  x_refresh_token_hard_expires_in: 200,
};

let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let server: Server;
let config: QuickBooksOnlineConfig;
let authorization: QuickBooksOnlineAuthorization;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config = sandboxConfig(url);
  authorization = new QuickBooksOnlineAuthorization(config, new FixedClock(NOW));
});

afterAll(() => server.close());

function answers(status: number, body: unknown): void {
  answer = (_request, response) =>
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
}

const refresh = () => authorization.refresh(new Secret('r1'));

describe('signing in to QuickBooks', () => {
  it('sends the person to the consent page', () => {
    const url = new URL(authorization.authorizeUrl('s t'));
    expect(url.pathname).toBe('/connect/oauth2');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'sandbox-client',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: 'http://localhost/callback',
      state: 's t',
    });
  });

  it('trades the code for tokens, with the client’s own credentials', async () => {
    let seen: unknown;
    answer = (request, response, body) => {
      seen = { ...request.headers, body };
      response.end(JSON.stringify(TOKENS));
    };
    const { tokens, remoteCompanyId } = await authorization.exchange({ code: 'c', companyId: '123' });
    expect(remoteCompanyId).toBe('123');
    expect([tokens.accessToken.reveal(), tokens.refreshToken.reveal()]).toEqual(['a1', 'r2']);
    expect(tokens.accessExpiresAt).toEqual(new Date('2026-03-01T13:00:00Z'));
    expect(tokens.refreshHardExpiresAt).toEqual(new Date(NOW.getTime() + 200_000));
    expect(seen).toMatchObject({
      authorization: `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`,
      'x-include-refresh-token-hard-expires-in': 'true',
      body: 'grant_type=authorization_code&code=c&redirect_uri=http%3A%2F%2Flocalhost%2Fcallback',
    });
  });

  it.each([undefined, '', 'not a realm'])('needs a company: %s', async (companyId) => {
    await expect(authorization.exchange({ code: 'c', companyId })).rejects.toMatchObject({ kind: 'auth' });
  });

  it.each([
    ['tells no times', ''],
    ['tells them in words', ', "expires_in": "7200", "x_refresh_token_expires_in": null'],
    ['tells times without an end', ', "expires_in": 1e999, "x_refresh_token_hard_expires_in": 1e999'],
  ])('lives with an answer that %s', async (_, times) => {
    answers(200, `{"access_token": "a", "refresh_token": "r"${times}}`);
    expect(await refresh()).toMatchObject({
      accessExpiresAt: new Date('2026-03-01T13:00:00Z'),
      refreshExpiresAt: null,
      refreshHardExpiresAt: null,
    });
  });

  it.each<[string, number, unknown, string, string]>([
    ['a revoked grant', 400, { error: 'invalid_grant' }, 'auth', 'Connect QuickBooks again.'],
    ['a wrong client', 401, { error: 'invalid_client' }, 'unavailable', 'Check QBO_CLIENT_ID'],
    ['another refusal', 400, { error: 'unsupported_grant_type' }, 'unavailable', '(unsupported_grant_type)'],
    ['a refusal with a speech', 400, { error: 'x'.repeat(99) }, 'unavailable', `(${'x'.repeat(60)})`],
    ['a refusal without words', 400, 'no', 'unavailable', '(status 400)'],
    ['a refusal in another shape', 403, { error: { code: 7 } }, 'unavailable', '(status 403)'],
    ['too many calls', 429, {}, 'throttled', 'slow down'],
    ['their trouble', 503, '<html>', 'unavailable', 'could not be reached'],
    ['an answer cut off', 200, '{"access_token":"a', 'timeout-unknown', 'no complete answer'],
    ['an answer without tokens', 200, 'null', 'timeout-unknown', 'no complete answer'],
    ['an answer that is a list', 200, '[{"access_token":"a"}]', 'timeout-unknown', 'no complete answer'],
    ['an answer with one token', 200, { access_token: 'a' }, 'timeout-unknown', 'no complete answer'],
    ['an answer with the other', 200, { refresh_token: 'r' }, 'timeout-unknown', 'no complete answer'],
  ])('tells a person of %s', async (_what, status, body, kind, says) => {
    answers(status, body);
    const message = expect.stringContaining(says);
    await expect(refresh()).rejects.toMatchObject({ kind, message });
  });

  it('waits a minute when it is asked to slow down', async () => {
    answers(429, {});
    await expect(refresh()).rejects.toMatchObject({ retryable: true, retryAfterMs: 60_000 });
  });

  it('tells a call that was never sent from one that may have been carried out', async () => {
    answer = (request) => request.socket.destroy();
    await expect(refresh()).rejects.toMatchObject({ kind: 'timeout-unknown' });
    answer = (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1/elsewhere' }).end();
    await expect(refresh()).rejects.toMatchObject({ kind: 'timeout-unknown' });
    answer = (_request, response) => setTimeout(() => response.end('{}'), 300);
    const impatient = new QuickBooksOnlineAuthorization(config, new FixedClock(NOW), 50);
    await expect(impatient.refresh(new Secret('r'))).rejects.toMatchObject({ kind: 'timeout-unknown' });
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nowhere = new QuickBooksOnlineAuthorization(sandboxConfig(`http://127.0.0.1:${port}`));
    await expect(nowhere.refresh(new Secret('r'))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('revokes, and is content when the grant is gone already', async () => {
    answers(200, {});
    await authorization.revoke(new Secret('r'));
    answers(400, { error: 'invalid_request' });
    await authorization.revoke(new Secret('r'));
    answers(500, {});
    await expect(authorization.revoke(new Secret('r'))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
