import { type Answer, html, json, redirect } from '../../answer.js';
import type { Sandbox } from '../../sandbox.js';
import { consentPage } from './consent-page.js';
import { ISSUER } from './identity-tokens.js';
import { unknownScope } from './scopes.js';
import type { IssuedTokens } from './token-store.js';

export interface OAuthRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
  readonly authorization: string;
  readonly wantsHardExpiry: boolean;
  readonly baseUrl: string;
}

/** Everything the vendor serves outside the company: consent, tokens, identity and discovery. Undefined when the path is none of them. */
export function routeOAuthRequest(sandbox: Sandbox, request: OAuthRequest): Answer | undefined {
  const path = request.path.replace(/\/+$/, '');
  if (path === '/connect/oauth2')
    return request.method === 'POST' ? decide(sandbox, request) : authorize(sandbox, request);
  if (path === '/oauth2/v1/tokens/bearer') return issueTokens(sandbox, request);
  if (path === '/v2/oauth2/tokens/revoke' || path === '/oauth2/v1/tokens/revoke')
    return revoke(sandbox, request);
  if (path === '/v1/openid_connect/userinfo') return userInfo(sandbox, request);
  if (path === '/op/v1/jwks') return json(sandbox.identity.jwks());
  if (path === '/.well-known/openid_configuration' || path === '/.well-known/openid_sandbox_configuration')
    return json(discovery(request.baseUrl));
  if (path === '/api/v1/connection/reconnect') return connection(sandbox, request, 'ReconnectResponse');
  if (path === '/api/v1/connection/disconnect') return connection(sandbox, request, 'PlatformResponse');
  return undefined;
}

function authorize(sandbox: Sandbox, request: OAuthRequest): Answer {
  const { query } = request;
  const refusal = authorizeRefusal(sandbox, query);
  if (refusal)
    return html(`<!doctype html><title>Cannot connect</title><h1>Cannot connect</h1><p>${refusal}</p>`, 400);
  const auto = sandbox.tokens.settings.autoApprove;
  const first = sandbox.companies.list()[0];
  const realm = typeof auto === 'string' ? auto : first?.realmId;
  if (auto !== false && realm !== undefined) return approve(sandbox, query, realm);
  return html(consentPage(sandbox.companies.list(), query));
}

function authorizeRefusal(sandbox: Sandbox, query: URLSearchParams): string | undefined {
  if (query.get('client_id') !== sandbox.app.clientId) return 'The client_id is not known.';
  if (!URL.canParse(query.get('redirect_uri') ?? ''))
    return 'The redirect_uri is missing or is not an address.';
  if (query.get('response_type') !== 'code') return 'The response_type must be "code".';
  if (!query.get('scope')) return 'The scope is missing.';
  if (unknownScope(query.get('scope') ?? '') !== undefined) return 'The scope is not known.';
  return query.get('state') ? undefined : 'The state is missing.';
}

function decide(sandbox: Sandbox, request: OAuthRequest): Answer {
  const form = fields(request);
  const refusal = authorizeRefusal(sandbox, form);
  if (refusal) return html(`<!doctype html><title>Cannot connect</title><p>${refusal}</p>`, 400);
  const realm = form.get('realm') ?? '';
  if (form.get('decision') === 'approve' && sandbox.companies.get(realm))
    return approve(sandbox, form, realm);
  const target = new URL(form.get('redirect_uri') ?? '');
  target.searchParams.set('error', 'access_denied');
  target.searchParams.set('state', form.get('state') ?? '');
  return redirect(target.toString());
}

function approve(sandbox: Sandbox, query: URLSearchParams, realmId: string): Answer {
  const redirectUri = query.get('redirect_uri') ?? '';
  const code = sandbox.tokens.issueCode({
    realmId,
    clientId: sandbox.app.clientId,
    redirectUri,
    scope: query.get('scope') ?? '',
  });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  target.searchParams.set('state', query.get('state') ?? '');
  target.searchParams.set('realmId', realmId);
  return redirect(target.toString());
}

function issueTokens(sandbox: Sandbox, request: OAuthRequest): Answer {
  if (!isClient(sandbox, request)) return json({ error: 'invalid_client' }, 401);
  const form = fields(request);
  const clientId = sandbox.app.clientId;
  const grantType = form.get('grant_type');
  let issued: IssuedTokens | undefined;
  if (grantType === 'authorization_code') {
    issued = sandbox.tokens.redeemCode(form.get('code') ?? '', clientId, form.get('redirect_uri') ?? '');
  } else if (grantType === 'refresh_token') {
    sandbox.log.countRefresh();
    issued = sandbox.tokens.rotate(form.get('refresh_token') ?? '', clientId);
  } else {
    return json({ error: 'unsupported_grant_type' }, 400);
  }
  if (!issued)
    return json({ error: 'invalid_grant', error_description: 'Incorrect or invalid token or code' }, 400);
  return json(tokenBody(sandbox, issued, request.wantsHardExpiry));
}

function tokenBody(sandbox: Sandbox, issued: IssuedTokens, wantsHardExpiry: boolean): object {
  return {
    token_type: 'bearer',
    access_token: issued.accessToken,
    expires_in: issued.expiresIn,
    refresh_token: issued.refreshToken,
    x_refresh_token_expires_in: issued.refreshExpiresIn,
    ...(wantsHardExpiry ? { x_refresh_token_hard_expires_in: issued.hardExpiresIn } : {}),
    ...(issued.scope.split(/\s+/).includes('openid')
      ? { id_token: sandbox.identity.idToken(sandbox.app.clientId, issued.realmId, sandbox.clock.now()) }
      : {}),
  };
}

function revoke(sandbox: Sandbox, request: OAuthRequest): Answer {
  if (!isClient(sandbox, request)) return json({ error: 'invalid_client' }, 401);
  const token = fields(request).get('token') ?? '';
  return sandbox.tokens.revoke(token)
    ? json({})
    : json({ error: 'invalid_request', error_description: 'The token is not valid' }, 400);
}

function userInfo(sandbox: Sandbox, request: OAuthRequest): Answer {
  const held = sandbox.tokens.check(request.authorization.replace(/^Bearer /i, ''));
  if ('refusal' in held) return json({ error: 'invalid_token', error_description: held.refusal }, 401);
  return json({
    sub: '11111111-2222-4333-8444-555555555555',
    givenName: 'Sam',
    familyName: 'Bookkeeper',
    email: 'sam.bookkeeper@contractor.example',
    emailVerified: true,
    phoneNumber: '+1 905 555 0142',
    phoneNumberVerified: true,
  });
}

/** The two calls of the first OAuth generation answer XML. Reconnecting means nothing any more; disconnecting revokes. */
function connection(sandbox: Sandbox, request: OAuthRequest, root: string): Answer {
  const token = request.authorization.replace(/^Bearer /i, '');
  const held = sandbox.tokens.check(token);
  const isValid = !('refusal' in held);
  if (isValid && root === 'PlatformResponse') sandbox.tokens.revoke(token);
  const message = isValid ? '' : 'This API requires Authorization.';
  const payload =
    `<?xml version="1.0"?><${root} xmlns="http://platform.intuit.com/api/v1"><ErrorMessage>${message}</ErrorMessage>` +
    `<ErrorCode>${isValid ? 0 : 22}</ErrorCode><ServerTime>${sandbox.clock.now().toISOString()}</ServerTime></${root}>`;
  return { status: 200, contentType: 'application/xml', payload };
}

function discovery(baseUrl: string): object {
  return {
    issuer: ISSUER,
    authorization_endpoint: `${baseUrl}/connect/oauth2`,
    token_endpoint: `${baseUrl}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${baseUrl}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${baseUrl}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${baseUrl}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  };
}

/** The application says who it is in the header, or in the form where there is no header. */
function isClient(sandbox: Sandbox, request: OAuthRequest): boolean {
  const form = fields(request);
  const given = request.authorization
    ? Buffer.from(request.authorization.replace(/^Basic /i, ''), 'base64').toString('utf8')
    : `${form.get('client_id')}:${form.get('client_secret')}`;
  return given === `${sandbox.app.clientId}:${sandbox.app.clientSecret}`;
}

/** A form, or JSON: the vendor's own library revokes with JSON. */
function fields(request: OAuthRequest): URLSearchParams {
  const body = request.body.toString('utf8');
  if (!request.contentType.includes('json')) return new URLSearchParams(body);
  try {
    return new URLSearchParams(JSON.parse(body) as Record<string, string>);
  } catch {
    return new URLSearchParams();
  }
}
