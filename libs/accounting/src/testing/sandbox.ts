/** The accounting sandbox of the test run, by its control API: real HTTP to another process. */
export interface SandboxCompany {
  realm: string;
  name: string;
}

export type SandboxDocument = Record<string, unknown> & { Id: string; SyncToken: string };

function baseUrl(): string {
  const url = process.env.TEST_SANDBOX_URL;
  if (!url) throw new Error('TEST_SANDBOX_URL is not set: run the tests with "pnpm test".');
  return url;
}

/**
 * The environment that points an application at the sandbox. Syncs begin when a test says so: the schedule's own would come
 * between any two steps of one that lasts past a full minute.
 */
export function sandboxEnv(): NodeJS.ProcessEnv {
  return {
    QBO_CLIENT_ID: 'sandbox-client',
    QBO_CLIENT_SECRET: 'sandbox-secret',
    QBO_API_URL: baseUrl(),
    QBO_AUTHORIZE_URL: `${baseUrl()}/connect/oauth2`,
    QBO_TOKEN_URL: `${baseUrl()}/oauth2/v1/tokens/bearer`,
    QBO_REVOKE_URL: `${baseUrl()}/v2/oauth2/tokens/revoke`,
    QBO_WEBHOOK_VERIFIER_TOKEN: 'sandbox-verifier-token',
    QBO_REQUESTS_PER_MINUTE: '100000',
    SYNC_ENABLED: 'false',
  };
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${baseUrl()}/_control${path}`, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

const injected: number[] = [];

export const sandbox = {
  async createCompany(
    options: object = { customers: 12, items: 10, contractors: 4, employees: 3, months: 3 },
  ): Promise<SandboxCompany> {
    const { realmId, name } = await call<{ realmId: string; name: string }>('POST', '/companies', options);
    return { realm: realmId, name };
  },

  /** What a person does on the consent page: choose the company and allow. Answers the callback's parameters. */
  async consent(
    authorizeUrl: string,
    realm: string,
  ): Promise<{ code: string; state: string; realmId: string }> {
    const url = new URL(authorizeUrl);
    const form = new URLSearchParams(url.searchParams);
    form.set('realm', realm);
    form.set('decision', 'approve');
    const response = await fetch(url.origin + url.pathname, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const target = new URL(response.headers.get('location') ?? 'missing:');
    const of = (name: string) => target.searchParams.get(name) ?? '';
    return { code: of('code'), state: of('state'), realmId: of('realmId') };
  },

  async documents(realm: string, entity: string): Promise<SandboxDocument[]> {
    return (
      Object.values(
        await call<Record<string, SandboxDocument[]>>('GET', `/companies/${realm}/books/${entity}`),
      )[0] ?? []
    );
  },

  create: (realm: string, entity: string, body: object) =>
    call<Record<string, SandboxDocument>>('POST', `/companies/${realm}/${entity}`, body),
  edit: (realm: string, entity: string, id: string, changes: object) =>
    call<object>('PATCH', `/companies/${realm}/${entity}/${id}`, changes),
  remove: (realm: string, entity: string, id: string) =>
    call<object>('DELETE', `/companies/${realm}/${entity}/${id}`),
  /** Closes the books up to a day; without one they are open again. */
  closeBooks: (realm: string, date?: string) =>
    call<object>('PUT', `/companies/${realm}/close-books`, { date }),
  /** Injects a fault; see the sandbox's README for the kinds. */
  async fault(rule: {
    kind: string;
    realm: string;
    method?: string;
    path?: string;
    count?: number;
    probability?: number;
    delayMs?: number;
    retryAfterSeconds?: number;
  }) {
    const { id } = await call<{ id: number }>('POST', '/faults', rule);
    injected.push(id);
  },
  /** Those that were injected here: others use the same sandbox at the same time. */
  async clearFaults(): Promise<void> {
    for (const id of injected.splice(0)) await call<void>('DELETE', `/faults/${id}`);
  },
  expireTokens: (realm: string) => call<object>('POST', '/tokens/expire', { realm }),
  revokeGrants: (realm: string) => call<object>('POST', '/tokens/revoke', { realm }),
  requests: () => call<Record<string, unknown>>('GET', '/requests'),
};
