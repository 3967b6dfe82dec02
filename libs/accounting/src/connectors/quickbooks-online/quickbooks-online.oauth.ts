import { type Clock, Secret, systemClock } from '#kernel';
import { inHttpSpan, type QuickBooksOnlineConfig } from '#platform';
import type { Authorization, TokenSet } from '../../ports/accounting-connector.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { isObject } from './quickbooks-online.transport.js';

const SCOPE = 'com.intuit.quickbooks.accounting';
const TIMEOUT_MS = 30_000;
const THROTTLE_MS = 60_000;
/** What the vendor documents for an answer that does not say. */
const ACCESS_SECONDS = 3600;
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const REALM = /^\d{1,32}$/;

interface TokenAnswer {
  access_token?: unknown;
  refresh_token?: unknown;
  expires_in?: unknown;
  x_refresh_token_expires_in?: unknown;
  x_refresh_token_hard_expires_in?: unknown;
  error?: unknown;
}

/** OAuth 2.0 of Intuit. The refresh token changes: the one in every answer must be saved before its access token is used. */
export class QuickBooksOnlineAuthorization implements Authorization {
  constructor(
    private readonly config: QuickBooksOnlineConfig,
    private readonly clock: Clock = systemClock,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  authorizeUrl(state: string): string {
    const url = new URL(this.config.authorizeUrl);
    const parameters = {
      client_id: this.config.clientId,
      response_type: 'code',
      scope: SCOPE,
      redirect_uri: this.config.redirectUri,
      state,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.toString();
  }

  async exchange(callback: {
    code: string;
    companyId?: string;
  }): Promise<{ tokens: TokenSet; remoteCompanyId: string }> {
    const { code, companyId = '' } = callback;
    if (!REALM.test(companyId)) {
      throw new ConnectorError(
        'auth',
        'QuickBooks did not say which company to connect. Start the connection again.',
      );
    }
    const tokens = await this.tokens({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.config.redirectUri,
    });
    return { tokens, remoteCompanyId: companyId };
  }

  async refresh(refreshToken: Secret): Promise<TokenSet> {
    return this.tokens({ grant_type: 'refresh_token', refresh_token: refreshToken.reveal() });
  }

  async revoke(refreshToken: Secret): Promise<void> {
    const response = await this.post(this.config.revokeUrl, { token: refreshToken.reveal() });
    // 400: the token is gone already, which is what was wanted.
    if (!response.ok && response.status !== 400) throw refusalOf(response.status, undefined);
  }

  private async tokens(form: Record<string, string>): Promise<TokenSet> {
    const response = await this.post(this.config.tokenUrl, form);
    const answer = await answerOf(response);
    if (!response.ok) throw refusalOf(response.status, answer?.error);
    const { access_token: access, refresh_token: refresh } = answer ?? {};
    if (typeof access !== 'string' || typeof refresh !== 'string') throw unclear();
    return {
      accessToken: new Secret(access),
      refreshToken: new Secret(refresh),
      accessExpiresAt: this.after(answer?.expires_in) ?? this.in(ACCESS_SECONDS),
      refreshExpiresAt: this.after(answer?.x_refresh_token_expires_in),
      refreshHardExpiresAt: this.after(answer?.x_refresh_token_hard_expires_in),
    };
  }

  private async post(url: string, form: Record<string, string>): Promise<Response> {
    const client = `${this.config.clientId}:${this.config.clientSecret.reveal()}`;
    try {
      return await inHttpSpan('POST', new URL(url), (place) =>
        fetch(url, {
          method: 'POST',
          headers: {
            ...place,
            accept: 'application/json',
            authorization: `Basic ${Buffer.from(client).toString('base64')}`,
            'content-type': 'application/x-www-form-urlencoded',
            'x-include-refresh-token-hard-expires-in': 'true',
          },
          body: new URLSearchParams(form).toString(),
          redirect: 'error',
          signal: AbortSignal.timeout(this.timeoutMs),
        }),
      );
    } catch (error) {
      throw NEVER_SENT.has(networkCode(error)) ? unreachable() : unclear();
    }
  }

  private after(seconds: unknown): Date | null {
    return typeof seconds === 'number' && Number.isFinite(seconds) ? this.in(seconds) : null;
  }

  private in(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}

/** Undefined when the body is cut off or is not JSON. */
async function answerOf(response: Response): Promise<TokenAnswer | undefined> {
  try {
    const answer: unknown = await response.json();
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Of the socket; a call that took too long has none. */
function networkCode(error: unknown): string {
  return String((error as { cause?: { code?: unknown } }).cause?.code);
}

/** Only `invalid_grant` is about the person's grant; a wrong client id is about this installation. */
function refusalOf(status: number, error: unknown): ConnectorError {
  if (error === 'invalid_grant') {
    return new ConnectorError(
      'auth',
      'QuickBooks no longer accepts this connection. Connect QuickBooks again.',
    );
  }
  if (status === 429) {
    const message = 'QuickBooks asks us to slow down; signing in is repeated after a pause.';
    return new ConnectorError('throttled', message, { retryAfterMs: THROTTLE_MS });
  }
  if (status >= 500) return unreachable();
  const message =
    error === 'invalid_client'
      ? 'QuickBooks does not accept the client id and secret of this installation. Check QBO_CLIENT_ID and QBO_CLIENT_SECRET.'
      : `QuickBooks refused to sign in (${typeof error === 'string' ? error.slice(0, 60) : `status ${status}`}). Check the QBO_… settings of this installation.`;
  return new ConnectorError('unavailable', message);
}

function unreachable(): ConnectorError {
  return new ConnectorError(
    'unavailable',
    'The sign-in service of QuickBooks could not be reached; it is tried again later.',
  );
}

/** The tokens may have been replaced already: the old refresh token is tried again, since the vendor keeps it for a while. */
function unclear(): ConnectorError {
  return new ConnectorError(
    'timeout-unknown',
    'The sign-in service of QuickBooks gave no complete answer; it is tried again.',
  );
}
